export { readIdx } from './idx.ts';
export { loadMnist } from './mnist.ts';
