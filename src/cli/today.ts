/** The day by which end of life is judged: the only thing that is taken from outside the repository. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
