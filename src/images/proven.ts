import type { Proof } from '../model/proof.ts';

/** Made by `node scripts/proven.ts` from docs/vetting.json; a contract test compares the two. */
export const proven: readonly Proof[] = [];
