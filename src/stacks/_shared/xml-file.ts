import { UsageError } from '../../errors.ts';
import type { Found } from '../../model/evidence.ts';
import type { Repo } from '../../model/repo.ts';
import { place } from './place.ts';

/** Deeper nesting is no build file. */
const DEEPEST = 100;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** A comment, CDATA, an instruction, a declaration, a tag, or the text between them; one pass, whatever the text. */
const TOKEN =
  /<!--(?:[^-]|-(?!->))*-->|<!\[CDATA\[(?<raw>(?:[^\]]|\](?!\]>))*)\]\]>|<\?[^>]*>|<!(?<declared>[A-Z]+)|<(?<close>\/?)(?:[\w.-]+:)?(?<name>[\w.-]+)(?<attributes>(?:[^<>"']|"[^"]*"|'[^']*')*?)(?<empty>\/?)>|(?<text>[^<]+)/gy;

/** An element with its place. Names stand without their prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Text directly in it, without blanks at both ends. */
  readonly text: string;
  /** `file:line` of its text, or of its tag when it has none. */
  readonly from: string;
}

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
  at: number;
}

/** Reads an XML file; `null` when there is none. Throws `UsageError` with file and line on what is not plain XML: declarations are refused, since entities can grow without end. */
export function readXml(repo: Repo, file: string): XmlElement | null {
  const text = repo.text(file);
  return text === null ? null : parseXml(file, text);
}

/** The root element of an XML text. Throws as `readXml` does. */
export function parseXml(file: string, text: string): XmlElement {
  const root: Open = { name: '', attributes: {}, children: [], text: '', at: 0 };
  const open: Open[] = [root];
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const groups = TOKEN.exec(text)?.groups;
    if (groups === undefined) throw notXml(file, text, at, 'a tag that does not end');
    take({ file, text, at }, groups, open);
    at = TOKEN.lastIndex;
  }
  const [only] = root.children;
  if (open.length > 1 || only === undefined) throw notXml(file, text, text.length, 'an element that does not end');
  return only;
}

/** What is read, and how far. */
interface Here {
  readonly file: string;
  readonly text: string;
  readonly at: number;
}

type Groups = Readonly<Record<string, string | undefined>>;

function take(here: Here, groups: Groups, open: Open[]): void {
  const { name, raw, text } = groups;
  if (groups['declared'] !== undefined) throw notXml(here.file, here.text, here.at, 'a declaration');
  if (text !== undefined || raw !== undefined) addText(open, here.at, raw ?? unescaped(text ?? ''));
  else if (name !== undefined && groups['close'] === '/') close(here, name, open);
  else if (name !== undefined) begin(here, name, groups, open);
}

function begin(here: Here, name: string, groups: Groups, open: Open[]): void {
  if (open.length > DEEPEST) throw notXml(here.file, here.text, here.at, 'nested too deeply');
  open.push({ name, attributes: attributes(groups['attributes'] ?? ''), children: [], text: '', at: here.at });
  if (groups['empty'] === '/') close(here, name, open);
}

function addText(open: readonly Open[], at: number, text: string): void {
  const top = open.at(-1);
  if (top === undefined) return;
  if (top.text === '' && text.trim() !== '') top.at = at + text.length - text.trimStart().length;
  top.text += text;
}

function close(here: Here, name: string, open: Open[]): void {
  const done = open.length > 1 ? open.pop() : undefined;
  if (done?.name !== name) throw notXml(here.file, here.text, here.at, `an end of ${name} that was not begun`);
  const { attributes: own, children } = done;
  const element = {
    name,
    attributes: own,
    children,
    text: done.text.trim(),
    from: place(here.file, here.text, done.at),
  };
  open.at(-1)?.children.push(element);
}

function attributes(text: string): Readonly<Record<string, string>> {
  const pairs = [...text.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  return Object.fromEntries(pairs.map((pair) => [pair[1] ?? '', unescaped(pair[2] ?? pair[3] ?? '')]));
}

function unescaped(text: string): string {
  return text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

function notXml(file: string, text: string, at: number, problem: string): UsageError {
  return new UsageError(`${place(file, text, at)} is not XML as build files have it: ${problem}. Nothing was written.`);
}

/** First element at a path of names below another. */
export function elementAt(element: XmlElement | null, ...path: readonly string[]): XmlElement | null {
  return path.reduce<XmlElement | null>(
    (found, name) => found?.children.find((child) => child.name === name) ?? null,
    element,
  );
}

/** Every element of a name directly below the element at a path. */
export function elementsAt(element: XmlElement | null, path: readonly string[], name: string): readonly XmlElement[] {
  return elementAt(element, ...path)?.children.filter((child) => child.name === name) ?? [];
}

/** Text of the element at a path, with its place; `null` when there is none. */
export function textIn(element: XmlElement | null, ...path: readonly string[]): Found<string> | null {
  const found = elementAt(element, ...path);
  return found === null || found.text === '' ? null : { value: found.text, from: found.from };
}
