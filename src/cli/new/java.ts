/** A Java program built with the JDK alone. */
export function javaFiles(name: string): [string, string][] {
  return [
    [
      'platform.pipeline.ts',
      `import { definePipeline, files } from 'jenkins-pipeline-sdk';

const jar = files('jar', 'build/*.jar');

export default definePipeline({
  name: '${name}',
  stages: ({ build, test }) => [
    build('Build', (s) => [
      s.run('mkdir -p build/classes && javac -d build/classes src/Main.java && jar --create --file build/${name}.jar --main-class Main -C build/classes .', {
        makes: [jar],
      }),
      s.keepFiles(['build/*.jar']),
    ]),
    test('Test', (s) => [s.run('java -jar build/${name}.jar --check', { needs: [jar] })]),
  ],
});
`,
    ],
    [
      'src/Main.java',
      `public class Main {
  static String greet(String name) {
    return "Hello, " + name + ".";
  }

  public static void main(String[] arguments) {
    if (arguments.length == 1 && arguments[0].equals("--check")) {
      if (!greet("you").equals("Hello, you.")) throw new AssertionError(greet("you"));
      System.out.println("checked");
      return;
    }
    System.out.println(greet("${name}"));
  }
}
`,
    ],
  ];
}
