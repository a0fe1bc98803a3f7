import rule from '../../src/rules/secret-mount-required.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN --mount=type=secret,id=x,required=true ls',
    'FROM a\nRUN --mount=type=secret,id=x,required=false ls',
    'FROM a\nRUN --mount=type=cache,target=/c ls',
  ],
  rejects: [
    [
      'FROM a\nRUN --mount=type=secret,id=npmrc,target=/x npm ci',
      '2: secret npmrc is optional',
      'FROM a\nRUN --mount=type=secret,id=npmrc,target=/x,required=true npm ci',
    ],
    [
      'FROM a\nRUN --mount=type=secret,target=/run/tok \\\n  ls',
      'secret tok',
      'FROM a\nRUN --mount=type=secret,target=/run/tok,required=true \\\n  ls',
    ],
  ],
});
