import { describe, expect, it } from 'vitest';
import { findAssets } from '../../../../src/stacks/go/scan/assets.ts';
import { findWritable } from '../../../../src/stacks/go/scan/disk.ts';
import { findEmbeds } from '../../../../src/stacks/go/scan/embed.ts';
import { goFiles, mainFile } from '../go-files.ts';

it('go:embed patterns are relative to the module, with their lines', () => {
  const files = goFiles({
    'main.go': 'package main\n\n//go:embed all:web "with space.txt" `raw.txt`\nvar web embed.FS\n// go:embed no\n',
    'store/store.go': 'package store\n\n//go:embed migrations/*.sql\nvar sql embed.FS\n',
  });
  expect(findEmbeds(files)).toEqual([
    { value: 'web', from: 'main.go:3' },
    { value: 'with space.txt', from: 'main.go:3' },
    { value: 'raw.txt', from: 'main.go:3' },
    { value: 'store/migrations/*.sql', from: 'store/store.go:3' },
  ]);
});

describe('paths that the program writes to', () => {
  it.each([
    ['os.MkdirAll("/var/lib/seeds", 0o755)', '/var/lib/seeds', 'volume'],
    ['os.WriteFile("/data/out/report.csv", b, 0o644)', '/data/out', 'volume'],
    ['os.OpenFile("/var/cache/menu/x", os.O_CREATE, 0o644)', '/var/cache/menu', 'tmpfs'],
    ['sql.Open("sqlite3", "file:/srv/db/a.db?mode=rwc")', '/srv/db', 'volume'],
    ['const file = "/var/lib/seedbank/seeds.db"\nfunc f() { sql.Open("sqlite", file) }', '/var/lib/seedbank', 'volume'],
  ])('%s', (text, path, kind) => {
    expect(findWritable(mainFile(text)).map(({ value }) => [value.path, value.kind])).toEqual([[path, kind]]);
  });

  it.each([
    ['os.MkdirAll("/tmp/x", 0o755)'],
    ['os.WriteFile("report.csv", b, 0o644)'],
    ['os.WriteFile("/etc/passwd", b, 0o644)'],
    ['os.MkdirAll("/var/lib/../../etc", 0o755)'],
    ['os.ReadFile("/data/in.csv")'],
    ['// os.MkdirAll("/data/x", 0o755)'],
  ])('are not in %s', (text) => {
    expect(findWritable(mainFile(text))).toEqual([]);
  });
});

describe('files that ship beside the program', () => {
  const there = new Set(['templates', 'static', 'config.yaml']);
  it.each([
    ['template.ParseGlob("templates/*.html")', ['templates']],
    ['http.FileServer(http.Dir("./static"))', ['static']],
    ['r.Static("/assets", "./static")', ['static']],
    ['os.ReadFile("config.yaml")', ['config.yaml']],
    ['os.ReadFile("missing.yaml")', []],
    ['os.ReadFile("/templates")', []],
    ['os.ReadFile("../templates")', []],
    ['fmt.Println("templates")', []],
  ])('%s: %j', (text, paths) => {
    expect(findAssets(mainFile(text), (path) => there.has(path)).map(({ value }) => value)).toEqual(paths);
  });
});
