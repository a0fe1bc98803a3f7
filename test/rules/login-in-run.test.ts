import rule from '../../src/rules/login-in-run.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN echo login && docker --version',
    'FROM a\nRUN --mount=type=tmpfs,target=/root aws configure set x y',
  ],
  rejects: [
    ['FROM a\nRUN docker login -u x -p $P r.example', '2: docker login'],
    ['FROM a\nRUN az login --service-principal && x', 'az login'],
    ['FROM a\nRUN aws configure set aws_access_key_id x', 'aws configure'],
    ['FROM a\nRUN cargo login $T', 'cargo login'],
  ],
});
