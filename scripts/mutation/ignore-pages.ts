/** What a rule says of itself is compared with its page by `test/contracts/rules.test.ts`: no mutant of it can live. */
const PINNED = new Set(['summary', 'references']);

/** As much of a node of Babel's tree as is looked at. */
interface Property {
  readonly type: string;
  readonly key?: { readonly type: string; readonly name?: string };
}

export const rulePages = {
  shouldIgnore({ node }: { readonly node: Property }): string | undefined {
    const isPinned = node.type === 'ObjectProperty' && PINNED.has(node.key?.name ?? '');
    return isPinned ? 'pinned by the pages of the rules' : undefined;
  },
};
