/** A Go program with a test. */
export function goFiles(name: string): [string, string][] {
  return [
    [
      'platform.pipeline.ts',
      `import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: '${name}',
  stages: ({ build }) => [
    build('Build', (s) => [
      s.run('go vet ./...'),
      s.run('go test ./...'),
      s.run('CGO_ENABLED=0 go build -o bin/${name} .'),
      s.keepFiles(['bin/*']),
    ]),
  ],
});
`,
    ],
    ['go.mod', `module example.com/${name}\n\ngo 1.22\n`],
    [
      'main.go',
      `package main\n\nimport "fmt"\n\nfunc greet(name string) string {\n\treturn "Hello, " + name + "."\n}\n\nfunc main() {\n\tfmt.Println(greet("${name}"))\n}\n`,
    ],
    [
      'main_test.go',
      `package main\n\nimport "testing"\n\nfunc TestGreet(t *testing.T) {\n\tif got := greet("you"); got != "Hello, you." {\n\t\tt.Errorf("greet said %q", got)\n\t}\n}\n`,
    ],
  ];
}
