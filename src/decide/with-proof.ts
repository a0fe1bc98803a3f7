import type { Proof } from '../model/proof.ts';
import type { Choice, Question } from '../model/question.ts';

/** The base question with what is proved of each choice: a family that was never built and run says so where it is chosen. */
export function withProof(question: Question, stack: string, proofs: readonly Proof[]): Question {
  if (question.key !== 'base') return question;
  return { ...question, choices: question.choices.map((choice) => told(choice, proofOf(stack, choice.value, proofs))) };
}

/** What is proved of a stack on a base family, `null` when nothing is. */
export function proofOf(stack: string, base: string, proofs: readonly Proof[]): Proof | null {
  return proofs.find((proof) => proof.stack === stack && proof.base === base) ?? null;
}

/** As in `155 MB · proven 2026-11-20 on stand-ins`, or `not proven`. */
export function proofInWords(proof: Proof | null): string {
  if (proof === null) return 'not proven';
  const on = proof.images === 'stand-in' ? ' on stand-ins' : '';
  return `${proof.megabytes} MB · proven ${proof.date}${on}`;
}

function told(choice: Choice, proof: Proof | null): Choice {
  return { ...choice, hint: [choice.hint, proofInWords(proof)].filter((text) => text !== '').join(' · ') };
}
