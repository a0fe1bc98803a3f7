import { cruise, type ICruiseOptions, type ICruiseResult, type IResolveOptions } from 'dependency-cruiser';
import rules from '../.dependency-cruiser.mjs';

/** Cruises the checkout in the working directory and says which import breaks which rule. Seeing no module is a failure: it would pass everything. */
export async function architecture(): Promise<{ readonly modules: number; readonly violations: readonly string[] }> {
  const options = { ...rules.options, ruleSet: { forbidden: rules.forbidden }, validate: true };
  const { output } = await cruise(
    ['src', 'generators'],
    options as unknown as ICruiseOptions,
    rules.options['enhancedResolveOptions'] as IResolveOptions,
  );
  const { summary } = output as ICruiseResult;
  const violations = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  return { modules: summary.totalCruised, violations };
}

if (import.meta.main) {
  const { modules, violations } = await architecture();
  for (const violation of violations) console.error(violation);
  if (modules === 0) console.error('the architecture check saw no module');
  process.exitCode = modules === 0 || violations.length > 0 ? 1 : 0;
  if (process.exitCode === 0) console.log(`architecture: ${modules} modules keep to their imports`);
}
