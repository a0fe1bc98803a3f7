import rule from '../../src/rules/syntax-error.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: ['FROM a\nRUN x', '', '# only a comment'],
  rejects: [
    ['FORM a', ['did you mean FROM?', '1: no FROM']],
    ['FROM a\nRUN <<EOF\nx', '3: here-document EOF'],
    ['FROM a\nCMD', '2: CMD needs'],
    ['FROM a\nENTRYPOIN x', 'did you mean ENTRYPOINT?'],
    ...filled(
      'FROM a\n%',
      `RNU x, RUN
      ADDD x, ADD
      ARGS x, ARG
      CMDS x, CMD
      CPOY x, COPY
      COPPY x, COPY
      ENVV x, ENV
      EXPSOE 80, EXPOSE
      HEALTCHHECK x, HEALTHCHECK
      LABLE x, LABEL
      ONBIULD x, ONBUILD
      SHLEL x, SHELL
      STOPSINGAL x, STOPSIGNAL
      UESR x, USER
      VOLUMES x, VOLUME
      VOLUMN x, VOLUME
      WORKDRI x, WORKDIR`,
    )
      .map((row) => row.split(', '))
      .map(([text = '', meant = '']) => [text, ` is no instruction: did you mean ${meant}?`] as const),
    ...filled(
      'FROM a\n%',
      `RU x
      AD x
      UN x
      NSERU x
      RUNNING x
      ENVIRONMENT x
      ENTRY x
      XUSER x
      DOCKER x
      SPELL x`,
    ).map((text) => [text, ' is no instruction [high]'] as const),
    [`FROM a\n${'X'.repeat(40)} a`, `2: ${'X'.repeat(30)} is no instruction`],
    [`FROM a\nRUN <<${'E'.repeat(40)}\nx`, `here-document ${'E'.repeat(30)} has no end mark`],
  ],
});
