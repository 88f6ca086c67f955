export { type RawEntry, type RawOptions, rawZip, zipOf } from '../../attacks/archives/raw-zip.ts';
