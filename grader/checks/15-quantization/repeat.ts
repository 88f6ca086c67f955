export { repeat } from '@tito/check';
