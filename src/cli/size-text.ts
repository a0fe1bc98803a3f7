/** Bytes for people, in powers of a thousand: `38.2 kB`, `180 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let size = bytes / 1000;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${size < 99.95 ? Number(size.toFixed(1)) : Math.round(size)} ${units[unit]}`;
}

/** `1 file`, `14 files`. */
export function countText(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}
