// Generated from src/library/vars by `npm run generate`. Do not edit.
export const templates = {
  'install-runner.groovy': {"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    return "// Brings the runner that this library carries to an agent whose image does not have it: once a stage,\n// before its first step, two flow nodes. Steps check its checksum before they start it.\n\ndef call() {\n  steps.writeFile(\n    file: env.WORKSPACE_TMP + '/platform/runner.mjs',\n    text: steps.libraryResource(resource: 'platform/runner.mjs', encoding: 'UTF-8'),\n    encoding: 'UTF-8'\n  )\n}\n";
},"useData":true},
  'name-build.groovy': {"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "// "
    + alias2(lookupProperty(helpers,"comment").call(alias1,lookupProperty(depth0,"summary"),{"name":"comment","hash":{"expression":"comment","column":3,"indent":0},"data":data,"loc":{"start":{"line":1,"column":3},"end":{"line":1,"column":22}}}))
    + "\n\ndef call(Map request = [:]) {\n  List unknown = (request.keySet() as List) - "
    + alias2(lookupProperty(helpers,"literal").call(alias1,lookupProperty(depth0,"parameters"),{"name":"literal","hash":{"expression":"parameters","column":46,"indent":2},"data":data,"loc":{"start":{"line":4,"column":46},"end":{"line":4,"column":60}}}))
    + "\n  if (unknown) {\n    steps.error("
    + alias2(lookupProperty(helpers,"literal").call(alias1,lookupProperty(depth0,"unknownArgument"),{"name":"literal","hash":{"expression":"unknownArgument","column":16,"indent":4},"data":data,"loc":{"start":{"line":6,"column":16},"end":{"line":6,"column":35}}}))
    + " + unknown.join(', '))\n  }\n  currentBuild.displayName = request.name as String\n  if (request.description != null) {\n    currentBuild.description = request.description as String\n  }\n}\n\ndef call(Object unnamed) {\n  steps.error("
    + alias2(lookupProperty(helpers,"literal").call(alias1,lookupProperty(depth0,"notNamed"),{"name":"literal","hash":{"expression":"notNamed","column":14,"indent":2},"data":data,"loc":{"start":{"line":15,"column":14},"end":{"line":15,"column":26}}}))
    + ")\n}\n";
},"useData":true},
  'platform-step.groovy': {"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "import groovy.json.JsonOutput\n\n// What all steps of this library share: the request goes to the runner as JSON in a file, and the\n// runner does the work. Two flow nodes a call, `writeFile` and `sh`; no value ever becomes part of a\n// command, a message or a path but the checked id.\n//\n// The runner's place is fixed on purpose: a variable could be set by the commands of a team, and the\n// runner acts with rights that they do not have.\n\ndef call(String step, List parameters, Map request) {\n  List common = "
    + alias2(lookupProperty(helpers,"literal").call(alias1,lookupProperty(depth0,"requestNames"),{"name":"literal","hash":{"expression":"requestNames","column":16,"indent":2},"data":data,"loc":{"start":{"line":11,"column":16},"end":{"line":11,"column":32}}}))
    + "\n  List unknown = (request.keySet() as List) - parameters - common\n  if (unknown) {\n    steps.error(step + ' does not know ' + unknown.join(', ') + '; it takes ' + parameters.join(', '))\n  }\n  String id = request.id\n  if (!(id ==~ /[a-z0-9][a-z0-9._-]*/)) {\n    steps.error(step + \" needs an id of lower case letters, digits, '.', '_' and '-'\")\n  }\n  String file = id + '.json'\n  Map derived = [\n    step: step,\n    library: "
    + alias2(lookupProperty(helpers,"literal").call(alias1,lookupProperty(depth0,"version"),{"name":"literal","hash":{"expression":"version","column":13,"indent":4},"data":data,"loc":{"start":{"line":23,"column":13},"end":{"line":23,"column":24}}}))
    + ",\n    // A generated Jenkinsfile sets the variable; in a file written by hand the job stands in.\n    pipeline: env.PLATFORM_PIPELINE ?: env.JOB_NAME,\n    stage: id.contains('.') ? id.substring(0, id.lastIndexOf('.')) : id,\n    input: request.subMap(parameters)\n  ]\n  steps.writeFile(\n    file: env.WORKSPACE_TMP + '/platform/' + file,\n    text: JsonOutput.toJson(derived + request.subMap(common)),\n    encoding: 'UTF-8'\n  )\n  boolean mayBeUnstable = request.onFailure == 'unstable'\n  // With `exec` the runner itself gets the signal of an aborted build, and its exit code is the step's.\n  def status = 0\n  try {\n    status = steps.sh(\n      label: id,\n      script: "
    + alias2(lookupProperty(helpers,"literal").call(alias1,lookupProperty(depth0,"command"),{"name":"literal","hash":{"expression":"command","column":14,"indent":6},"data":data,"loc":{"start":{"line":40,"column":14},"end":{"line":40,"column":25}}}))
    + " + file + '\"',\n      returnStatus: mayBeUnstable\n    )\n  } catch (hudson.AbortException failure) {\n    keepReplayRecord(id)\n    throw failure\n  }\n  if (!mayBeUnstable || status == 0) {\n    return\n  }\n  keepReplayRecord(id)\n  if (status == "
    + alias2(lookupProperty(helpers,"literal").call(alias1,lookupProperty(depth0,"unstable"),{"name":"literal","hash":{"expression":"unstable","column":16,"indent":2},"data":data,"loc":{"start":{"line":51,"column":16},"end":{"line":51,"column":28}}}))
    + ") {\n    steps.unstable(id + ' failed, and its options say that the build goes on as unstable')\n  } else {\n    steps.error(id + ' ended with exit code ' + status)\n  }\n}\n\n// What a failed step was run with, for `platform replay`: one flow node, and only when it failed.\n// Whatever goes wrong here, the step's own failure is the one that counts.\ndef keepReplayRecord(String id) {\n  try {\n    steps.archiveArtifacts(artifacts: '.platform/replay/' + id + '*.json', allowEmptyArchive: true)\n  } catch (Exception problem) {\n    steps.echo('What the step was run with could not be kept: ' + problem.message)\n  }\n}\n";
},"useData":true},
  'step.groovy': {"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "// "
    + alias2(lookupProperty(helpers,"comment").call(alias1,lookupProperty(depth0,"summary"),{"name":"comment","hash":{"expression":"comment","column":3,"indent":0},"data":data,"loc":{"start":{"line":1,"column":3},"end":{"line":1,"column":22}}}))
    + "\n\ndef call(Map request = [:]) {\n  platformStep("
    + alias2(lookupProperty(helpers,"literal").call(alias1,lookupProperty(depth0,"name"),{"name":"literal","hash":{"expression":"name","column":15,"indent":2},"data":data,"loc":{"start":{"line":4,"column":15},"end":{"line":4,"column":23}}}))
    + ", "
    + alias2(lookupProperty(helpers,"literal").call(alias1,lookupProperty(depth0,"parameters"),{"name":"literal","hash":{"expression":"parameters","column":25,"indent":2},"data":data,"loc":{"start":{"line":4,"column":25},"end":{"line":4,"column":39}}}))
    + ", request)\n}\n\ndef call(Object unnamed) {\n  steps.error("
    + alias2(lookupProperty(helpers,"literal").call(alias1,lookupProperty(depth0,"notNamed"),{"name":"literal","hash":{"expression":"notNamed","column":14,"indent":2},"data":data,"loc":{"start":{"line":8,"column":14},"end":{"line":8,"column":26}}}))
    + ")\n}\n";
},"useData":true},
  'unstash-if-present.groovy': {"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    return "// Unstashes what a stage left for later ones. A stage that was skipped left nothing, which is fine;\n// every other failure stays one, as does an abort.\n\ndef call(String name) {\n  try {\n    steps.unstash(name)\n  } catch (hudson.AbortException failure) {\n    if (!failure.message.startsWith('No such saved stash')) {\n      throw failure\n    }\n    if (name.startsWith('outputs-')) {\n      // The workspace may still hold the outputs of that stage from an older build: they are none now.\n      steps.writeFile(\n        file: '.platform/outputs/' + name.substring('outputs-'.length()) + '.json',\n        text: '',\n        encoding: 'UTF-8'\n      )\n    }\n    steps.echo('Nothing was left under ' + name + ': its stage did not run in this build.')\n  }\n}\n";
},"useData":true},
};
