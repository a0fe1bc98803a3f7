import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import type { Command } from '../../src/model/dockerfile.ts';

const read = (script: string) => {
  const { text, instructions } = parseDockerfile(`FROM a\nRUN ${script}`);
  return { text, commands: instructions[1]?.commands ?? [] };
};

/** As in `apt-get: (sudo) A=1 apt-get ~$X >log &&`: name, wrapper, assignments, words (`~` is known at run time only), redirects, operator, `$` in a substitution. */
function shown({ name, via, assignments, words, redirects, followedBy, substituted }: Command): string {
  return [
    `${name || '?'}:`,
    via === null ? '' : `(${via})`,
    ...assignments.map(({ value }) => value),
    ...words.map(({ literal, value }) => (literal ? value : `~${value}`)),
    ...redirects.map(({ operator, target }) => operator + target.value),
    followedBy,
    substituted ? '$' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

describe('the commands of a script', () => {
  it.each<[script: string, commands: string[]]>([
    ['a && b || c; d | e |& f & g', ['a: a &&', 'b: b ||', 'c: c ;', 'd: d |', 'e: e |&', 'f: f &', 'g: g']],
    ['a\\\n  b', ['a: a b']],
    ['A=1 B+=2 _c3=4 x D=5 && E=6', ['x: A=1 B+=2 _c3=4 x D=5 &&', '?: E=6']],
    ['1A=x -A=y x', ['1A=x: 1A=x -A=y x']],
    ['> out x', ['x: x >out']],
    [
      'x 2>&1 >> a < b >| c <> d &> e &>> f <<< g 3> h >& i <& j',
      ['x: x 2>&1 >>a <b >|c <>d &>e &>>f <<<g 3>h >&i <&j'],
    ],
    ['x 2 > a 10>b a2>c', ['x: x 2 a2 >a 10>b >c']],
    ['if a; then b; elif c; then d; else e; fi', ['a: a ;', 'b: b ;', 'c: c ;', 'd: d ;', 'e: e ;']],
    ['while a; do b; done; until c; do d; done', ['a: a ;', 'b: b ;', 'c: c ;', 'd: d ;']],
    ['! a && time b && { c; }', ['a: a &&', 'b: b &&', 'c: c ;']],
    ['(a; (b)) && c', ['a: a ;', 'b: b', 'c: c']],
    ['(a', ['a: a']],
    ['a) && b', ['a: a', 'b: b']],
    ['echo $(a $(b) | c) d', ['b: b $', 'a: a ~$(b) | $', 'c: c $', 'echo: echo ~$(a $(b) | c) d']],
    ['echo `a | b` c && d', ['a: a | $', 'b: b $', 'echo: echo ~`a | b` c &&', 'd: d']],
    ['echo "`a`" "$(b c)" d', ['a: a $', 'b: b c $', 'echo: echo ~`a` ~$(b c) d']],
    ['A=$(a) b', ['a: a $', 'b: A=$(a) b']],
    ['x > $(a)', ['a: a $', 'x: x >$(a)']],
    ['diff <(a b) >(c) d', ['a: a b $', 'c: c $', 'diff: diff ~<(a b) ~>(c) d']],
    ['case $A in x) a;; y|z) b ;; esac; c', ['case: case ~$A in x', 'a: a ;;', 'y: y |', 'z: z', 'b: b ;;', 'c: c']],
    ['(case x in a) b;; esac) && c', ['case: case x in a', 'b: b ;;', 'c: c']],
    [
      '(case x in a) (case y in b) c;; esac);; esac) && d',
      ['case: case x in a', 'case: case y in b', 'c: c ;;', 'd: d'],
    ],
    ['echo case x && b) c', ['echo: echo case x &&', 'b: b', 'c: c']],
    [
      'echo esac && (case x in a) b;; esac; c) && d',
      ['echo: echo esac &&', 'case: case x in a', 'b: b ;;', 'c: c', 'd: d'],
    ],
    ['a # b && c', ['a: a']],
    ['a#b && c', ['a#b: a#b &&', 'c: c']],
    ["echo 'a # b'# && c", ['echo: echo a # b# &&', 'c: c']],
    ['a;;b', ['a: a ;;', 'b: b']],
    [
      '/usr/bin/a b && ./c && $D e && "$F" g && ~/h',
      ['a: /usr/bin/a b &&', 'c: ./c &&', '?: ~$D e &&', '?: ~$F g &&', 'h: ~/h'],
    ],
    ['echo \'a b\' "c \\" d \\$e \\n" f\\ g \\$h', ['echo: echo a b c " d $e \\n f g $h']],
    ["echo 'a", ['echo: echo a']],
    ['echo "a', ['echo: echo a']],
    [
      'echo "a $b c" $ "d$" $1 $? ${e:-f g} ${h:-{i}} ${j\\}k} l',
      ['echo: echo ~a $b c $ d$ ~$1 ~$? ~${e:-f g} ~${h:-{i}} ~${j\\}k} l'],
    ],
    ['echo ${a', ['echo: echo ~${a']],
    ['echo $((1 + 2)) $((a', ['echo: echo ~$((1 + 2)) ~$((a']],
    ['echo *.txt a?b "*" \'?\'', ['echo: echo ~*.txt ~a?b * ?']],
    ['echo a\\', ['echo: echo a']],
    ['a &&', ['a: a &&']],
    ['&& a', ['a: a']],
    ['; ; a', ['a: a']],
    ['a\tb  c', ['a: a b c']],
    ['sh -c "a && b" x', ['sh: sh -c a && b x', 'a: (sh) a &&', 'b: (sh) b']],
    ['sh a.sh && sh -x', ['sh: sh a.sh &&', 'sh: sh -x']],
    ["bash -ec 'a $B; C=1 d > e'", ['bash: bash -ec a $B; C=1 d > e', 'a: (bash) a ~$B ;', 'd: (bash) C=1 d >e']],
    [
      'ash -c a; dash -c b; zsh -c c; ksh -lc d; sh -a-c e',
      [
        'ash: ash -c a ;',
        'a: (ash) a',
        'dash: dash -c b ;',
        'b: (dash) b',
        'zsh: zsh -c c ;',
        'c: (zsh) c',
        'ksh: ksh -lc d ;',
        'd: (ksh) d',
        'sh: sh -a-c e',
      ],
    ],
    ['su app -c "a b"; su -c c; su', ['su: su app -c a b ;', 'a: (su) a b', 'su: su -c c ;', 'c: (su) c', 'su: su']],
    [
      'sudo -E -u app a b; sudo -- c d; sudo -uapp e',
      [
        'sudo: sudo -E -u app a b ;',
        'a: (sudo) a b ;',
        'sudo: sudo -- c d ;',
        'c: (sudo) c d ;',
        'sudo: sudo -uapp e',
        'e: (sudo) e',
      ],
    ],
    [
      'sudo A=1 B=2 a > b && sudo A=1 && sudo',
      ['sudo: sudo A=1 B=2 a >b &&', 'a: (sudo) A=1 B=2 a &&', 'sudo: sudo A=1 &&', 'sudo: sudo'],
    ],
    [
      'doas -u app a; env -i -u X A=1 b; exec -a n c; command -v d; /usr/bin/time -f x e',
      [
        'doas: doas -u app a ;',
        'a: (doas) a ;',
        'env: env -i -u X A=1 b ;',
        'b: (env) A=1 b ;',
        'exec: exec -a n c ;',
        'c: (exec) c ;',
        'command: command -v d ;',
        'd: (command) d ;',
        'time: /usr/bin/time -f x e',
        'e: (time) e',
      ],
    ],
    [
      'nohup a & nice -n 5 b; nice -5 c; ionice -c 2 -n 0 d; timeout -k 5 10 e; timeout -s KILL --foreground 10 f',
      [
        'nohup: nohup a &',
        'a: (nohup) a &',
        'nice: nice -n 5 b ;',
        'b: (nice) b ;',
        'nice: nice -5 c ;',
        'c: (nice) c ;',
        'ionice: ionice -c 2 -n 0 d ;',
        'd: (ionice) d ;',
        'timeout: timeout -k 5 10 e ;',
        'e: (timeout) e ;',
        'timeout: timeout -s KILL --foreground 10 f',
        'f: (timeout) f',
      ],
    ],
    [
      'x | xargs -0 -n 1 -I {} a {}; gosu app b; su-exec app c; tini -s -- d; tini -p SIG -e 143 -- e; dumb-init -r 15:2 f',
      [
        'x: x |',
        'xargs: xargs -0 -n 1 -I {} a {} ;',
        'a: (xargs) a {} ;',
        'gosu: gosu app b ;',
        'b: (gosu) b ;',
        'su-exec: su-exec app c ;',
        'c: (su-exec) c ;',
        'tini: tini -s -- d ;',
        'd: (tini) d ;',
        'tini: tini -p SIG -e 143 -- e ;',
        'e: (tini) e ;',
        'dumb-init: dumb-init -r 15:2 f',
        'f: (dumb-init) f',
      ],
    ],
    [
      'catatonit -- a; setpriv --reuid=1 b; chroot /r c; eatmydata d; chroot -- /r e; xargs -x-d f',
      [
        'catatonit: catatonit -- a ;',
        'a: (catatonit) a ;',
        'setpriv: setpriv --reuid=1 b ;',
        'b: (setpriv) b ;',
        'chroot: chroot /r c ;',
        'c: (chroot) c ;',
        'eatmydata: eatmydata d ;',
        'd: (eatmydata) d ;',
        'chroot: chroot -- /r e ;',
        'e: (chroot) e ;',
        'xargs: xargs -x-d f',
        'f: (xargs) f',
      ],
    ],
    [
      'sudo sudo sudo sudo sudo sudo sudo a',
      [
        'sudo: sudo sudo sudo sudo sudo sudo sudo a',
        'sudo: (sudo) sudo sudo sudo sudo sudo sudo a',
        'sudo: (sudo) sudo sudo sudo sudo sudo a',
        'sudo: (sudo) sudo sudo sudo sudo a',
        'sudo: (sudo) sudo sudo sudo a',
        'sudo: (sudo) sudo sudo a',
      ],
    ],
    ['constructor a b', ['constructor: constructor a b']],
    ['bash <<EOF\na\nb\nEOF', ['bash: bash <<EOF', 'a: a ;', 'b: b ;']],
    ['bash -e <<EOF\na $B\nEOF', ['bash: bash -e <<EOF', 'a: a ~$B ;']],
    ['bash x.sh <<EOF\na\nEOF', ['bash: bash x.sh <<EOF']],
    ['cat <<EOF | sh\na\nEOF', ['cat: cat <<EOF |', 'sh: sh']],
    ['sh <<< a', ['sh: sh <<<a']],
    ['cat <<A && sh <<B\na\nA\nb\nB', ['cat: cat <<A &&', 'sh: sh <<B', 'b: b ;']],
    ['<<EOF\n#!/bin/sh\na\nEOF', ['a: a ;']],
    ['<<EOF\n#! /usr/bin/env bash\na\nEOF', ['a: a ;']],
    ['<<EOF\n#!/usr/bin/env python3\na\nEOF', []],
    ['<<EOF\n#!/usr/bin/env  sh  -e\na\nEOF', ['a: a ;']],
    ['<<EOF\n#!/bin/xsh\na\nEOF', []],
    ['<<EOF\n#!/bin/shx\na\nEOF', []],
    ['<<EOF\necho "#!/bin/x"\nEOF', ['echo: echo #!/bin/x ;']],
    ['<<-EOF\n\ta\n\tEOF', ['a: a ;']],
    ['<<A <<B\na\nA\nb\nB', ['a: a ;', 'b: b ;']],
    [' 0<<EOF\na\nEOF', ['a: a ;']],
    ['/opt/my/bash <<EOF\na\nEOF', ['bash: /opt/my/bash <<EOF', 'a: a ;']],
    ['mybash <<EOF\na\nEOF', ['mybash: mybash <<EOF']],
    ['x <<EOF > y\na\nEOF', ['x: x <<EOF >y']],
    ['A=1 <<EOF\na\nEOF', ['?: A=1 <<EOF']],
    ['["/bin/a", "b c"]', ['a: /bin/a b c']],
    ['["sh", "-c", "a && b"]', ['sh: sh -c a && b', 'a: (sh) a &&', 'b: (sh) b']],
    ['["a"]', ['a: a']],
    ['[]', []],
  ])('%j', (script, commands) => {
    expect(read(script).commands.map(shown)).toEqual(commands);
  });
});

describe('where they stand', () => {
  it.each<[script: string, places: string[]]>([
    ['a\\\n  b', ['a\\\n  b']],
    ['A=1 B+=2 _c3=4 x D=5 && E=6', ['A=1 B+=2 _c3=4 x D=5', 'E=6']],
    [
      'x 2>&1 >> a < b >| c <> d &> e &>> f <<< g 3> h >& i <& j',
      ['x 2>&1 >> a < b >| c <> d &> e &>> f <<< g 3> h >& i <& j'],
    ],
    ['if a; then b; elif c; then d; else e; fi', ['if a', 'then b', 'elif c', 'then d', 'else e']],
    ['echo $(a $(b) | c) d', ['b', 'a $(b)', 'c', 'echo $(a $(b) | c) d']],
    ['sh -c "a && b" x', ['sh -c "a && b" x', '"a && b"', '"a && b"']],
    ["bash -ec 'a $B; C=1 d > e'", ["bash -ec 'a $B; C=1 d > e'", "'a $B; C=1 d > e'", "'a $B; C=1 d > e'"]],
    ['sudo A=1 B=2 a > b && sudo A=1 && sudo', ['sudo A=1 B=2 a > b', 'sudo A=1 B=2 a > b', 'sudo A=1', 'sudo']],
    ['bash -e <<EOF\na $B\nEOF', ['bash -e <<EOF', 'a $B']],
    ['["/bin/a", "b c"]', ['"/bin/a", "b c"']],
    ['["sh", "-c", "a && b"]', ['"sh", "-c", "a && b"', '"a && b"', '"a && b"']],
  ])('%j', (script, places) => {
    const { text, commands } = read(script);
    expect(commands.map(({ range }) => text.slice(range.start, range.end))).toEqual(places);
  });

  it('what a script in a word runs stands on the whole word', () => {
    const { text, commands } = read('sh -c "A=1 b c > d"');
    const inner = commands[1];
    const places = [
      ...(inner?.words ?? []),
      ...(inner?.assignments ?? []),
      ...(inner?.redirects ?? []).map(({ target }) => target),
    ];
    expect(places.map(({ range }) => text.slice(range.start, range.end))).toEqual(Array(4).fill('"A=1 b c > d"'));
  });

  it('nesting beyond all reason ends', () => {
    const deep = (open: string, close: string) =>
      read(`${open.repeat(60)}a${close.repeat(60)} && b`).commands.map(shown);
    expect(deep('(', ')')).toContain('b: b');
    expect(deep('$(', ')')).toHaveLength(42);
    expect(deep('x > $(', ')')).toHaveLength(42);
  });
});
