import { commands, type CommandEntry, type Shell } from './command-table.ts';
import { hasNone, optionsOf, type Option } from './options.ts';

/** The completion script of a shell, made from the tables of commands and options. */
export function completionScript(shell: Shell): string {
  const scripts = { bash, zsh, fish } as const satisfies Record<Shell, () => string>;
  return scripts[shell]();
}

interface Flag {
  readonly name: string;
  readonly option: Option;
  readonly takesValue: boolean;
}

/** Every flag of a command, `--no-…` forms included. */
function flagsOf(entry: CommandEntry): readonly Flag[] {
  return optionsOf(entry.name).flatMap((option) => [
    { name: option.name, option, takesValue: option.kind !== 'switch' },
    ...(hasNone(option) ? [{ name: `no-${option.name}`, option, takesValue: false }] : []),
  ]);
}

function withChoices(): readonly Option[] {
  const all = commands.flatMap((entry) => optionsOf(entry.name)).filter((option) => option.choices.length > 0);
  return [...new Map(all.map((option) => [option.name, option])).values()];
}

function takingValues(): readonly string[] {
  const all = commands.flatMap(flagsOf).filter((flag) => flag.takesValue && flag.option.choices.length === 0);
  return [...new Set(all.map((flag) => `--${flag.name}`))];
}

function bash(): string {
  return `# ironhull completion for bash: source it, or put it where bash-completion looks.
_ironhull() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command=retrofit word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in ${names().join('|')}) command=$word; break ;; esac
  done
  case $before in
${withChoices()
  .map(
    (option) =>
      `    --${option.name}) COMPREPLY=($(compgen -W '${option.choices.join(' ')}' -- "$current")); return ;;`,
  )
  .join('\n')}
    ${takingValues().join('|')}) COMPREPLY=($(compgen -f -- "$current")); return ;;
  esac
  if [[ $current == -* ]]; then
    case $command in
${commands.map((entry) => `      ${entry.name}) COMPREPLY=($(compgen -W '${flagWords(entry)}' -- "$current")) ;;`).join('\n')}
    esac
    return
  fi
  case $command in
${commands
  .filter((entry) => entry.values.length > 0)
  .map((entry) => `    ${entry.name}) COMPREPLY=($(compgen -W '${entry.values.join(' ')}' -- "$current")); return ;;`)
  .join('\n')}
  esac
  COMPREPLY=($(compgen -W '${names().join(' ')}' -- "$current") $(compgen -d -- "$current"))
}
complete -F _ironhull ironhull
`;
}

function zsh(): string {
  return `#compdef ironhull
# ironhull completion for zsh: source it, or name it _ironhull in a folder of $fpath.
_ironhull() {
  local -a commands=(
${commands.map((entry) => `    ${quoted(`${entry.name}:${entry.help}`)}`).join('\n')}
  )
  local command=\${words[(r)(${names().join('|')})]:-retrofit}
  case $command in
${commands.map(zshCommand).join('\n')}
  esac
}
if [[ $funcstack[1] == _ironhull ]]; then _ironhull "$@"; else compdef _ironhull ironhull; fi
`;
}

function zshCommand(entry: CommandEntry): string {
  const specs = flagsOf(entry).map(({ name, option, takesValue }) => {
    const repeated = option.kind === 'list' && takesValue ? '*' : '';
    const values = option.choices.length > 0 ? `(${option.choices.join(' ')})` : '_files';
    return quoted(
      `${repeated}--${name}[${bracketed(option.help)}]${takesValue ? `:${option.value.replaceAll('"', '')}:${values}` : ''}`,
    );
  });
  const argument = entry.values.length > 0 ? `*:argument:(${entry.values.join(' ')})` : '*:folder:_files -/';
  const first = `'1: :{_describe command commands; _files -/}'`;
  return `    ${entry.name}) _arguments ${[...specs, first, quoted(argument)].join(' \\\n      ')} ;;`;
}

function fish(): string {
  const typedCommand = (entry: CommandEntry): string =>
    entry.name === 'retrofit'
      ? `not __fish_seen_subcommand_from ${names()
          .filter((name) => name !== 'retrofit')
          .join(' ')}`
      : `__fish_seen_subcommand_from ${entry.name}`;
  const lines = commands.flatMap((entry) => [
    `complete -c ironhull -n __fish_use_subcommand -a ${entry.name} -d ${quoted(entry.help)}`,
    ...(entry.values.length > 0
      ? [`complete -c ironhull -f -n ${quoted(typedCommand(entry))} -a ${quoted(entry.values.join(' '))}`]
      : []),
    ...flagsOf(entry).map((flag) => fishFlag(typedCommand(entry), flag)),
  ]);
  return `# ironhull completion for fish: put it into ~/.config/fish/completions/ironhull.fish\n${lines.join('\n')}\n`;
}

function fishFlag(condition: string, { name, option, takesValue }: Flag): string {
  const short = option.short !== undefined && name === option.name ? ` -s ${option.short}` : '';
  const value = takesValue ? (option.choices.length > 0 ? ` -x -a ${quoted(option.choices.join(' '))}` : ' -r') : '';
  return `complete -c ironhull -n ${quoted(condition)} -l ${name}${short}${value} -d ${quoted(option.help)}`;
}

function names(): readonly string[] {
  return commands.map((entry) => entry.name);
}

function flagWords(entry: CommandEntry): string {
  return flagsOf(entry)
    .map((flag) => `--${flag.name}`)
    .join(' ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function bracketed(text: string): string {
  return text.replace(/[[\]\\]/g, '\\$&');
}
