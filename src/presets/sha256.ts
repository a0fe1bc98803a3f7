/** Hex of a text's SHA-256. */
export function sha256(text: string): string {
  // Loaded with the first text: a folder that follows nobody would wait for it in vain.
  return process.getBuiltinModule('node:crypto').createHash('sha256').update(text).digest('hex');
}
