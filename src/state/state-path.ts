/** Where the state stands, relative to the repo root. */
export const STATE_PATH = '.ironhull/state.json';
