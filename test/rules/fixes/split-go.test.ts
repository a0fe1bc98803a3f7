import rule from '../../../src/rules/single-stage-build.ts';
import { fixTable } from './fix-table.ts';
import { image, projectWith, type Said } from './project-with.ts';

const images = { build: image('golang:1.26.11-trixie'), runtime: image('gcr.io/distroless/static-debian13:nonroot') };
const go = ({ plan, parts }: Said = {}) => ({
  project: projectWith({ plan: { stack: 'go', images, ...plan }, parts: { ...parts } }),
});

interface Case {
  readonly base?: string;
  readonly before?: string;
  readonly compile?: string;
  readonly start?: string;
  /** What is left of the base, the compile and the lines that ship. */
  readonly built?: string;
  readonly kept?: string;
  readonly compiled?: string;
  readonly shipped?: string;
}

const COMPILE = 'go build -o /app/main .';
const START = 'CMD ["/app/main"]';

const whole = ({ base = 'golang:1.26', before = '', compile = COMPILE, start = START }: Case) =>
  `FROM ${base}\nWORKDIR /app\n${before}COPY . .\nRUN ${compile}\n${start}`;

/** Both halves of a file that compiles and starts one program. */
function cut(one: Case) {
  const { base = 'golang:1.26', before = '', compile = COMPILE, start = START } = one;
  const { built = images.build.from, kept = before, compiled = `CGO_ENABLED=0 ${compile}` } = one;
  const { shipped = 'COPY --from=build /app/main /app/main\nWORKDIR /app\nUSER 65532:65532' } = one;
  return [
    whole({ base, before, compile, start }),
    `FROM ${built} AS build\nWORKDIR /app\n${kept}COPY . .\nRUN ${compiled}\n\nFROM ${images.runtime.from}\n${shipped}\n${start}`,
  ] as const;
}

fixTable(rule, {
  around: go(),
  says: { title: 'build in a stage of its own', safe: false, alone: true },
  mends: [
    cut({}),
    cut({ base: 'golang:latest' }),
    cut({ base: 'golang' }),
    // A compiler on Alpine or another Debian stays.
    ...['golang:1.26-alpine', 'golang:1.26-bookworm'].map((base) => cut({ base, built: base })),
    ...['-o main .', '-o ./main .', '-o=main .', '-o /app/main ./cmd/api', '-o /app/ .', '.'].map((rest) =>
      cut({ compile: `go build ${rest}` }),
    ),
    cut({ start: 'CMD ["./main", "serve"]' }),
    cut({ start: 'ENTRYPOINT ["./main"]' }),
    // A program that was installed lies where Go puts it.
    cut({
      compile: 'go install ./cmd/api',
      start: 'CMD ["api"]',
      shipped: 'COPY --from=build /go/bin/api /usr/local/bin/api\nWORKDIR /app\nUSER 65532:65532',
    }),
    cut({
      compile: 'go install ./cmd/api',
      start: 'CMD ["/go/bin/api"]',
      shipped: 'COPY --from=build /go/bin/api /go/bin/api\nWORKDIR /app\nUSER 65532:65532',
    }),
    // Already said, in whatever way.
    cut({ compile: `CGO_ENABLED=0 ${COMPILE}`, compiled: `CGO_ENABLED=0 ${COMPILE}` }),
    cut({ compile: `GOOS=linux CGO_ENABLED=0 ${COMPILE}`, compiled: `GOOS=linux CGO_ENABLED=0 ${COMPILE}` }),
    cut({ compile: `GOOS=linux ${COMPILE}`, compiled: `CGO_ENABLED=0 GOOS=linux ${COMPILE}` }),
    cut({ before: 'ENV CGO_ENABLED=0\n', compiled: COMPILE }),
    cut({ before: 'ENV GOOS=linux\n', kept: 'ENV GOOS=linux\n' }),
    // The last of several compiles makes the program.
    cut({
      compile: 'go vet ./... && go build -o /tool ./tool && go build -o main .',
      compiled: 'go vet ./... && go build -o /tool ./tool && CGO_ENABLED=0 go build -o main .',
    }),
    [...cut({ compiled: COMPILE }), go({ parts: { native: true } })],
    [...cut({ base: 'golang:1.26-bookworm', compiled: COMPILE }), go({ parts: { native: true } })],
    [
      ...cut({
        shipped:
          'COPY --from=build /app/main /app/main\nCOPY a.txt b.txt /app/\nCOPY web /app/web\nCOPY conf/x.ini /app/conf/x.ini\nWORKDIR /app\nUSER 65532:65532',
      }),
      go({ parts: { sources: ['a.txt', 'web/', 'b.txt', 'conf/x.ini'] } }),
    ],
    [
      ...cut({
        compiled: `CGO_ENABLED=0 ${COMPILE}\nRUN mkdir -p /data /app/up`,
        shipped:
          'COPY --from=build /app/main /app/main\nCOPY --from=build --chown=65532:65532 /data /data\nCOPY --from=build --chown=65532:65532 /app/up /app/up\nWORKDIR /app\nUSER 65532:65532',
      }),
      go({
        plan: {
          writable: ['/tmp', '/data', '/app/up'].map((path) => ({
            path,
            kind: 'volume' as const,
            mode: '0755',
            exec: false,
            why: '',
          })),
        },
      }),
    ],
  ],
  leaves: [
    [whole({}), {}],
    [whole({}), go({ plan: { stack: 'go', images: { build: images.build } } })],
    [whole({}), go({ plan: { stack: 'ruby' } })],
    // Without a shell, nobody can be made known and nothing can be installed.
    whole({ before: 'RUN useradd app\n' }),
    whole({ before: 'RUN echo x && addgroup app\n' }),
    whole({ before: 'RUN apt-get update && apt-get install -y libpq-dev\n' }),
    // Another program is started than is made, or a shell is.
    ...[
      'CMD ["/app/other"]',
      'CMD ["main"]',
      'CMD ["bin/main"]',
      'CMD /app/main',
      'CMD ["$APP"]',
      'CMD ["/app/main now"]',
      'CMD []',
      'EXPOSE 80',
    ].map((start) => whole({ start })),
    ...['go build -o /app .', 'go build -o /other/ .', 'go build -o=other .', 'go install .'].map((compile) =>
      whole({ compile }),
    ),
    whole({ compile: 'go install .', start: 'CMD ["./go/bin/main"]' }),
    // C is asked for, and the image that ships has no library of it.
    whole({ compile: `CGO_ENABLED=1 ${COMPILE}` }),
    whole({ before: 'ENV CGO_ENABLED=1\n' }),
    whole({ before: 'ENV CGO_ENABLED=0\n', compile: `CGO_ENABLED=1 ${COMPILE}` }),
    // What is left of the file needs a shell, or the folder of the build.
    ...['RUN chmod 1 /x', 'WORKDIR /data', 'SHELL ["/bin/bash", "-c"]', 'ONBUILD RUN x'].map((line) =>
      whole({ start: `${line}\n${START}` }),
    ),
  ],
});
