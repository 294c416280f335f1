import { definePipeline } from 'jenkins-pipeline-sdk';

const strange = [
  'it\'s "q"', 'cost $5 ${x} $(id) `id`', 'a\\b \\u0041 \\u000a', 'l1\nl2\r\tl3', '🚀 ü 测试 \u202e rtl', 'a/b: c', ' lead ',
  '*/ // /* #', '<b>&amp;</script>]]>--><!--', "''' + x + '''", '"""', '\u2028\u0001\ufeff',
];

export default definePipeline({
  name: 'names',
  description: 'Names that mean something elsewhere: */ </svg> ${x}',
  parameters: { TEXT: { type: 'text', default: "'; x = '\n", description: '${TEXT} "quoted"' } },
  stages: ({ stage }) =>
    strange.map((name) =>
      stage(name, { lock: name, approval: { by: [name], message: name } }, (s) => [
        s.run(name, { env: { NAME: name }, label: name }),
        s.run(`${name}\n${name}`),
        s.printMessage(name),
      ]),
    ),
});
