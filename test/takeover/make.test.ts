import { afterAll, expect, it } from 'vitest';
import { discard } from '../case.ts';
import { readerOf } from './reader.ts';

const go = readerOf('go', 'chi');
afterAll(() => discard(go.cwd));

const MAKEFILE =
  'APP := x\n\nall: app\n\napp: # the program\n\t@ $(GO) build -o $(APP)\n\nassets:\n\tnode pack.js\n\nloop: loop\n';

function rowOf(command: string, makefile = MAKEFILE) {
  const lines = ['FROM golang AS build', 'COPY . .', `RUN ${command}`, 'FROM scratch', 'COPY --from=build /x /x'];
  const { treated, doubts } = go.read([...lines, 'CMD ["/x"]'], { Makefile: makefile });
  const { fate, note } = treated.find(({ what }) => what.startsWith('make')) ?? {};
  return { fate, note, doubts: doubts.map(({ message }) => message) };
}

it.each(['make app', 'make', 'make -j4 all', 'make VERSION=1 app'])('%s builds what ours builds', (command) => {
  const note = 'it builds the program (Makefile:6): ours does, in a stage that is not shipped';
  expect(rowOf(command)).toEqual({ fate: 'replaced', note, doubts: [] });
});

it.each(['make assets', 'make loop'])('%s is a question', (command) => {
  const { fate, doubts } = rowOf(command);
  expect(fate).toBe('asks');
  expect(doubts).toEqual([
    `${command} runs steps of Makefile that are not known: write out those that the image needs`,
  ]);
});

it('a target that no Makefile has stays a step of one’s own', () => {
  const lines = ['FROM golang AS build', 'COPY . .', 'RUN make elsewhere', 'FROM scratch'];
  expect(go.written([...lines, 'COPY --from=build /x /x', 'CMD ["/x"]'], { Makefile: MAKEFILE })).toContain(
    '\nRUN make elsewhere\n',
  );
});

it.each([
  ['many rules', Array.from({ length: 5_000 }, (_, i) => `t${i}: t${i + 1}\n\techo ${i}\n`).join('\n')],
  ['a rule that needs itself often', `t0:${' t0 t1'.repeat(300)}\nt1:${' t0 t1'.repeat(300)}\n\techo\n`],
])('a Makefile of %s is read in time', (_, many) => {
  const start = process.cpuUsage();
  expect(rowOf('make t0', many).fate).toBe('asks');
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(3000);
});
