// Generated from pipelines/golden-paths by `npm run generate`. Do not edit.
// pipelines/golden-paths/helm-chart.ts
import {
  branch as branch2,
  chart,
  command,
  definePipeline
} from "jenkins-pipeline-sdk";

// pipelines/golden-paths/deploy.ts
import {
  branch,
  context,
  text
} from "jenkins-pipeline-sdk";

// pipelines/golden-paths/given.ts
function given(options) {
  const entries = Object.entries(options).filter(([, value]) => value !== void 0);
  return Object.fromEntries(entries);
}

// pipelines/golden-paths/deploy.ts
function definePlaces(environments) {
  const entries = Object.entries(environments).map(
    ([name, { cluster, namespace, approval, protected: isProtected }]) => [
      name,
      {
        cluster,
        namespace,
        ...given({ approval, protected: isProtected })
      }
    ]
  );
  return Object.fromEntries(entries);
}
function deployTo({ deploy }, environments, when, steps) {
  return Object.entries(environments).map(
    ([name, environment]) => deploy(
      `Deploy to ${name}`,
      { to: name, when },
      (s) => steps(s, environment)
    )
  );
}
function tellOfFailure(name, channel, mainBranch) {
  if (channel === void 0) return {};
  return {
    failure: (s) => s.sendMessage(text`${name}: build ${context.buildNumber} of ${context.branch} failed.`, {
      channel: "slack",
      to: channel,
      when: branch(mainBranch)
    })
  };
}

// pipelines/golden-paths/helm-chart.ts
function helmChart(options) {
  const { name, path, parameters, publish, notify, extend } = options;
  const environments = options.environments ?? {};
  const mainBranch = options.mainBranch ?? "main";
  const when = branch2(mainBranch);
  const deployed = chart(name, { path });
  const host = publish?.registry.replace(/\/.*$/, "") ?? "";
  return definePipeline({
    name,
    environments: definePlaces(environments),
    ...given({ parameters }),
    post: tellOfFailure(name, notify, mainBranch),
    stages: (builders) => {
      const stages = {
        check: builders.test("Check", (s) => s.run(["helm", "lint", "--strict", path])),
        publish: publish === void 0 ? [] : builders.stage("Publish", { when }, (s) => [
          publish.login === void 0 ? [] : s.run(
            command`printf '%s' "$REGISTRY_PASSWORD" | helm registry login ${host} --username "$REGISTRY_USER" --password-stdin`,
            {
              id: "login",
              label: `Log in to ${host}`,
              secrets: {
                REGISTRY_USER: publish.login.user,
                REGISTRY_PASSWORD: publish.login.password
              }
            }
          ),
          s.run(["helm", "package", path, "--destination", "packed"], { id: "pack" }),
          s.run(command`helm push packed/*.tgz ${`oci://${publish.registry}`}`, {
            id: "push"
          })
        ]),
        deploy: options.environments === void 0 ? [] : deployTo(builders, environments, when, (s, { values }) => [
          s.helmDeploy(deployed, given({ values })),
          s.annotateDeployment()
        ])
      };
      return extend?.(stages, builders) ?? [stages.check, stages.publish, stages.deploy];
    }
  });
}

// pipelines/golden-paths/service.ts
import {
  branch as branch3,
  chart as chart2,
  definePipeline as definePipeline2,
  image
} from "jenkins-pipeline-sdk";
function defineService(options, build) {
  const { name, description, environments, parameters, extend, notify } = options;
  const mainBranch = options.mainBranch ?? "main";
  const app = image(name, {
    include: build.include,
    command: build.command,
    port: 8080,
    ...options.image
  });
  return definePipeline2({
    name,
    ...given({ description, parameters }),
    environments: definePlaces(environments),
    post: tellOfFailure(name, notify, mainBranch),
    stages: (builders) => {
      const stages = createStages(builders, options, build, app);
      return extend?.(stages, builders) ?? [
        stages.build,
        stages.integration,
        stages.publish,
        stages.deploy
      ];
    }
  });
}
function createStages(builders, options, build, app) {
  const { agent, integration, prepare, registry } = options;
  const where = given({ agent });
  const healthPath = options.healthPath ?? "/healthz";
  const when = branch3(options.mainBranch ?? "main");
  const service = chart2(options.name, { path: options.chart ?? "chart" });
  return {
    build: builders.build("Build", where, (s) => [
      prepare?.(s) ?? [],
      build.steps(s),
      s.imageBuild(app)
    ]),
    integration: builders.test(
      "Integration",
      { ...where, service: { image: app, path: healthPath } },
      (s) => [
        integration === void 0 ? [] : s.run(
          integration.command,
          given({ junit: integration.junit, secrets: integration.secrets })
        ),
        s.smoke({ path: healthPath })
      ]
    ),
    publish: builders.publish(
      "Publish",
      { when },
      (s) => registry === void 0 ? s.ecrPush(app) : s.imagePush(app, { registry })
    ),
    deploy: deployTo(builders, options.environments, when, (s, { values }) => [
      s.helmDeploy(service, { image: app, ...given({ values }) }),
      s.annotateDeployment({ image: app })
    ])
  };
}

// pipelines/golden-paths/java-service.ts
function javaService(options) {
  const { jar, build, junit } = options;
  return defineService(options, {
    steps: (s) => s.run(build ?? "mvn --batch-mode verify", {
      id: "verify",
      junit: junit ?? "target/surefire-reports/*.xml"
    }),
    include: [jar],
    command: ["java", "-jar", jar]
  });
}

// pipelines/golden-paths/node-service.ts
function nodeService(options) {
  const { install, compile, test } = options;
  return defineService(options, {
    steps: (s) => [
      s.run(install ?? "npm ci", { id: "install" }),
      compile === void 0 ? [] : s.run(compile, { id: "compile" }),
      s.run(test?.command ?? "npm test", {
        id: "unit-tests",
        ...given({ junit: test?.junit })
      }),
      s.run("npm prune --omit=dev", { id: "prune" })
    ],
    include: ["package.json", "src/**", "dist/**", "node_modules/**"],
    command: ["node", compile === void 0 ? "src/server.js" : "dist/server.js"]
  });
}

// pipelines/golden-paths/terraform-stack.ts
import {
  branch as branch4,
  definePipeline as definePipeline3,
  files
} from "jenkins-pipeline-sdk";
function terraformStack(options) {
  const { name, parameters, agent, notify, extend } = options;
  const mainBranch = options.mainBranch ?? "main";
  const directory = options.directory ?? ".";
  return definePipeline3({
    name,
    ...given({ parameters, agent }),
    env: { TF_IN_AUTOMATION: "1", TF_INPUT: "0" },
    post: tellOfFailure(name, notify, mainBranch),
    stages: (builders) => {
      const stages = {
        check: builders.test(
          "Check",
          (s) => s.within(directory, [
            s.run("terraform fmt -check -recursive", { id: "format" }),
            s.run("terraform init -backend=false", { id: "init" }),
            s.run("terraform validate", { id: "validate" })
          ])
        ),
        apply: Object.entries(options.environments).map(
          ([environment, settings]) => createChange(builders, { name, directory, mainBranch, environment, ...settings })
        )
      };
      return extend?.(stages, builders) ?? [stages.check, stages.apply];
    }
  });
}
function createChange({ sequence, stage }, change) {
  const { name, directory, environment, backend, variables, approval } = change;
  const inFolder = directory === "." ? "" : `${directory}/`;
  const plan = files(`plan-${environment}`, `${inFolder}${environment}.tfplan`);
  const secrets = given({ secrets: change.secrets });
  const init = ["terraform", "init", `-backend-config=${backend}`];
  const lock = `terraform-${name}-${environment}`;
  return sequence(capitalize(environment), [
    stage(
      `Plan ${environment}`,
      { lock },
      (s) => s.within(directory, [
        s.run(init, { id: "init", label: "terraform init", ...secrets }),
        s.run(["terraform", "plan", `-var-file=${variables}`, `-out=${environment}.tfplan`], {
          id: "plan",
          label: "terraform plan",
          makes: [plan],
          ...secrets
        })
      ])
    ),
    stage(
      `Apply ${environment}`,
      { lock, when: branch4(change.mainBranch), ...given({ approval }) },
      (s) => s.within(directory, [
        s.run(init, { id: "init", label: "terraform init", ...secrets }),
        s.run(["terraform", "apply", `${environment}.tfplan`], {
          id: "apply",
          label: "terraform apply",
          needs: [plan],
          ...secrets
        })
      ])
    )
  ]);
}
function capitalize(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
export {
  helmChart,
  javaService,
  nodeService,
  terraformStack
};
