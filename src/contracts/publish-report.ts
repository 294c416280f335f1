import { defineContract } from './contract.ts';
import { fixedText, optional, path, record } from './schema.ts';

export const publishReport = defineContract({
  name: 'publishReport',
  since: '0.1.0',
  summary: 'Publishes a folder of HTML as a report of the build.',
  description:
    "Jenkins shows it beside the build (HTML Publisher plugin); a laptop run copies it into the run's folder.",
  positional: ['folder'],
  parameters: record({
    folder: path({ description: 'Folder with the pages.', examples: ['coverage'] }),
    title: fixedText({
      description: 'What the link is called.',
      minLength: 1,
      maxLength: 100,
      examples: ['Coverage'],
    }),
    index: optional(fixedText({ description: 'The page to open first.', default: 'index.html' })),
  }),
  outputs: record({}),
  executor: 'jenkins',
  toJenkins: (input) => ({
    step: 'publishHTML',
    arguments: {
      target: {
        reportDir: input.folder,
        reportName: input.title,
        reportFiles: input.index ?? 'index.html',
        keepAll: true,
        alwaysLinkToLastBuild: false,
        allowMissing: false,
      },
    },
  }),
  runsTeamCode: false,
  privileged: false,
  idempotence: 'idempotent',
  retry: 'never',
  adapters: [],
  access: () => [],
  examples: ["s.publishReport('coverage', { title: 'Coverage' })"],
});
