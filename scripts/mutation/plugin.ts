import { PluginKind, declareFactoryPlugin, declareValuePlugin } from '@stryker-mutator/api/plugin';
import { rulePages } from './ignore-pages.ts';
import { InProcessRunner } from './in-process-runner.ts';

function inProcess(): InProcessRunner {
  return new InProcessRunner(process.env['MUTATION_PART'] ?? 'dockerfile');
}
inProcess.inject = [] as const;

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.TestRunner, 'in-process', inProcess),
  declareValuePlugin(PluginKind.Ignore, 'rule-pages', rulePages),
];
