/** How to ask a tool for its version, and how a person gets it. */
export interface KnownTool {
  /** Arguments that print the version somewhere in the output. */
  readonly versionArguments: readonly string[];
  /** One way to install it, by `process.platform`; `default` for all others. */
  readonly install: Readonly<Partial<Record<NodeJS.Platform, string>> & { default: string }>;
}

/** Tools that are asked for in another way than with `--version`, or whose installation is known. */
const KNOWN_TOOLS: Readonly<Record<string, KnownTool>> = {
  helm: {
    versionArguments: ['version', '--short'],
    install: {
      darwin: 'brew install helm',
      win32: 'winget install Helm.Helm',
      default: 'see https://helm.sh/docs/intro/install/',
    },
  },
  git: {
    versionArguments: ['--version'],
    install: {
      darwin: 'xcode-select --install',
      win32: 'winget install Git.Git',
      default: 'apt-get install git, dnf install git or apk add git',
    },
  },
};

/** What is known of a tool; one that is not in the table is asked with `--version`. */
export function describeTool(name: string): KnownTool {
  return (
    KNOWN_TOOLS[name] ?? {
      versionArguments: ['--version'],
      install: { default: `install ${name} with your package manager` },
    }
  );
}

/** The installation hint for the machine this runs on. */
export function describeInstallation(name: string, platform = process.platform): string {
  const { install } = describeTool(name);
  return install[platform] ?? install.default;
}
