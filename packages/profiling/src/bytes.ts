const units = ['KiB', 'MiB', 'GiB', 'TiB'];

/**
 * A number of bytes, exactly and in the largest binary unit that leaves at least one: 1 KiB is 1024 B.
 *
 * @throws {RangeError} if `bytes` is not a whole number.
 * @example
 * formatBytes(102_208); // => '102,208 B (99.8 KiB)'
 * formatBytes(512); // => '512 B'
 */
export function formatBytes(bytes: number): string {
  if (!Number.isSafeInteger(bytes)) {
    throw new RangeError(`formatBytes: bytes is ${bytes}: a whole number is needed`);
  }
  const exact = `${String(bytes).replaceAll(/\B(?=(\d{3})+$)/g, ',')} B`;
  if (Math.abs(bytes) < 1024) return exact;
  let unit = 0;
  let value = bytes / 1024;
  // The rounded value decides, so that nothing is ever shown as 1024.0 of a unit.
  while (Math.abs(Number(value.toFixed(1))) >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${exact} (${value.toFixed(1)} ${units[unit]})`;
}
