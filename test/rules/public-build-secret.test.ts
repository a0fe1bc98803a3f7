import rule from '../../src/rules/public-build-secret.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a\nARG NEXT_PUBLIC_API_URL', 'FROM a\nARG VITE_STRIPE_PUBLISHABLE_KEY', 'FROM a\nARG API_SECRET'],
  rejects: [
    ['FROM a\nARG NEXT_PUBLIC_API_SECRET', '2: NEXT_PUBLIC_API_SECRET'],
    ['FROM a\nENV VITE_OPENAI_API_KEY=$K', 'VITE_OPENAI_API_KEY'],
  ],
});
