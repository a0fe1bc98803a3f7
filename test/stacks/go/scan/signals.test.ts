import { expect, it } from 'vitest';
import { findSignals } from '../../../../src/stacks/go/scan/signals.ts';
import { mainFile } from '../go-files.ts';

it.each([
  ['signal.Notify(c, syscall.SIGTERM)', 'signal.Notify'],
  ['ctx, stop := signal.NotifyContext(ctx, os.Interrupt)', 'signal.NotifyContext'],
  ['mgr.Start(ctrl.SetupSignalHandler())', 'SetupSignalHandler'],
  ['// signal.Notify(c)', null],
  ['notify(c)', null],
])('%s takes signals: %s', (text, call) => {
  expect(findSignals(mainFile(text))?.value ?? null).toBe(call);
});
