/** How a text is stored: what stays as it is while its content changes. */
export interface TextForm {
  /** Byte-order mark, or nothing. */
  readonly mark: string;
  readonly lineEnd: '\n' | '\r\n';
}

/** Line ends as most lines of a text have them. */
export function formOf(text: string): TextForm {
  const all = text.split('\n').length - 1;
  const withReturn = text.split('\r\n').length - 1;
  return { mark: text.startsWith('\uFEFF') ? '\uFEFF' : '', lineEnd: withReturn * 2 > all ? '\r\n' : '\n' };
}

/** The content alone, with LF line ends. */
export function plainText(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

export function inForm(text: string, { lineEnd }: TextForm): string {
  return lineEnd === '\n' ? text : text.replaceAll('\n', lineEnd);
}
