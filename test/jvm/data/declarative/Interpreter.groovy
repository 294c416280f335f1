import harness.Utils

/**
 * Runs the model of a `pipeline` block on the engine that runs the scripts, by the same steps that
 * Jenkins's own interpreter calls. Numbers in comments are recorded cases.
 */
class Interpreter implements Serializable {
  static final List POST_ORDER = ['always', 'changed', 'fixed', 'regression', 'aborted', 'success', 'unsuccessful', 'unstable', 'failure', 'notBuilt', 'cleanup']
  static final List WRAPPERS = ['timeout', 'retry', 'timestamps', 'ansiColor', 'lock', 'withEnv', 'withCredentials', 'ws', 'wrap', 'catchError', 'warnError', 'waitUntil', 'podTemplate']

  def script

  Interpreter(script) {
    this.script = script
  }

  def call(Closure block) {
    def root = block.call()
    Utils.requireStorableTexts()
    writeSettings(root)
    boolean postRan = false
    try {
      takeLibraries(root)
      def firstError = null
      inAgent(root, root.agent, root.options, true) {
        inEnvironment(root.environment, null) {
          inOptions(root.options) {
            inTools(root.tools, true) {
              firstError = runStages(root, root.agent, root.stages, null, null)
              postRan = true
              firstError = Utils.first(firstError, runPipelinePost(root, firstError))
              if (firstError != null) {
                throw firstError
              }
            }
          }
        }
      }
    } catch (Throwable failure) {
      if (!postRan) {
        runPipelinePost(root, failure)
      }
      throw failure
    }
  }

  def writeSettings(root) {
    List parameters = root.parameters == null ? [] : root.parameters.call()
    List triggers = []
    if (root.triggers != null) {
      for (trigger in root.triggers.call()) {
        triggers.add(trigger)
      }
    }
    List options = []
    for (option in (root.options ?: [])) {
      if (['disableConcurrentBuilds', 'preserveStashes'].contains(option.name)) {
        List given = option.arguments.call()
        Map named = [name: option.name]
        if (given) {
          named.putAll(given[0])
        }
        options.add(named)
      }
    }
    Utils.applySettings(parameters, options, triggers)
  }

  def takeLibraries(root) {
    if (root.libraries == null) {
      return
    }
    for (library in root.libraries.call()) {
      script.library(library)
    }
  }

  /** Runs stages one after the other; after an error the others are skipped. Returns the first error. */
  def runStages(root, agent, List stages, Throwable error, String skipReason) {
    Throwable firstError = error
    boolean beforeRestart = skipReason == null && Utils.restartedFrom() != null && stages.is(root.stages)
    for (int i = 0; i < stages.size(); i++) {
      def stage = stages[i]
      if (beforeRestart && stage.name == Utils.restartedFrom()) {
        beforeRestart = false
      }
      try {
        runStage(root, agent, stage, firstError, beforeRestart ? 'SKIPPED_FOR_RESTART' : skipReason)
      } catch (Throwable failure) {
        // What failed inside a branch shows in the build when the branches are together again (096).
        if (stages.is(root.stages)) {
          Utils.worsen(Utils.resultOf(failure))
        }
        firstError = Utils.first(firstError, failure)
      }
    }
    return firstError
  }

  def runStage(root, agent, stage, Throwable firstError, String skipReason) {
    script.stage(stage.name) {
      String reason = skipReason
      if (reason == null && firstError != null) {
        reason = 'SKIPPED_FOR_FAILURE'
      }
      if (reason == null && hasOption(root.options, 'skipStagesAfterUnstable') && Utils.isUnstable()) {
        reason = 'SKIPPED_FOR_UNSTABLE'
      }
      if (reason != null) {
        skip(stage, reason, stage.name)
        if (firstError != null) {
          throw firstError
        }
      } else {
        try {
          inAxes(stage.axes) {
            enter(root, agent, stage)
          }
        } catch (Throwable failure) {
          Utils.mark(stage.name, 'FAILED_AND_CONTINUED')
          throw failure
        }
      }
    }
  }

  /** Options, question, agent and condition in the order that the stage wants (069, 071). */
  def enter(root, agent, stage) {
    def when = stage.when
    boolean first = when?.beforeOptions
    boolean beforeInput = when?.beforeInput
    boolean beforeAgent = when?.beforeAgent
    if (first && !isWanted(when)) {
      skip(stage, 'SKIPPED_FOR_CONDITIONAL', stage.name)
      return
    }
    inOptions(stage.options) {
      if (!first && beforeInput && !isWanted(when)) {
        skip(stage, 'SKIPPED_FOR_CONDITIONAL', stage.name)
      } else {
        afterInput(stage.input, stage.name) {
          if (!first && !beforeInput && beforeAgent && !isWanted(when)) {
            skip(stage, 'SKIPPED_FOR_CONDITIONAL', stage.name)
          } else {
            inAgent(root, stage.agent, stage.options, false) {
              if (!first && !beforeInput && !beforeAgent && !isWanted(when)) {
                skip(stage, 'SKIPPED_FOR_CONDITIONAL', stage.name)
              } else {
                inEnvironment(stage.environment, root.environment) {
                  inTools(toolsOf(root, stage), false) {
                    runBody(root, stage.agent ?: agent, stage)
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  def runBody(root, agent, stage) {
    Throwable error = null
    try {
      if (stage.parallel != null) {
        runParallel(root, agent, stage)
      } else if (stage.stages != null) {
        error = runStages(root, agent, stage.stages, null, null)
      } else {
        withNodeHint(agent) {
          stage.steps.call()
        }
      }
    } catch (Throwable failure) {
      error = failure
    }
    if (error != null) {
      Utils.mark(stage.name, 'FAILED_AND_CONTINUED')
    }
    error = Utils.first(error, runPost(stage.post, agent, stage.name, error))
    if (error != null) {
      Utils.mark(stage.name, 'FAILED_AND_CONTINUED')
      throw error
    }
  }

  def runParallel(root, agent, stage) {
    Map branches = [:]
    for (branch in stage.parallel) {
      def own = branch
      branches[own.name] = {
        runStage(root, agent, own, null, null)
      }
    }
    if (stage.failFast || hasOption(root.options, 'parallelsAlwaysFailFast')) {
      branches.failFast = true
    }
    script.parallel(branches)
  }

  /** Marks a stage and all inside as skipped; each is a block with one node in it (003, 073). */
  def skip(stage, String reason, String shown) {
    String why = [
      SKIPPED_FOR_FAILURE: 'due to earlier failure(s)',
      SKIPPED_FOR_UNSTABLE: 'due to earlier stage(s) marking the build as unstable',
      SKIPPED_FOR_CONDITIONAL: 'due to when conditional',
      SKIPPED_FOR_RESTART: 'due to this build restarting at stage "' + Utils.restartedFrom() + '"'
    ][reason]
    Utils.log('Stage "' + shown + '" skipped ' + why)
    script.getContext()
    Utils.markHere(stage.name, reason)
    for (inner in (stage.stages ?: [])) {
      def own = inner
      script.stage(own.name) {
        skip(own, reason, shown)
      }
    }
    if (stage.parallel != null) {
      Map branches = [:]
      for (branch in stage.parallel) {
        def own = branch
        branches[own.name] = {
          script.stage(own.name) {
            skip(own, reason, own.name)
          }
        }
      }
      script.parallel(branches)
    }
  }

  Throwable runPipelinePost(root, Throwable error) {
    Map post = root.post
    if (post == null || !POST_ORDER.any { post.containsKey(it) && Utils.isPostDue(it, null, error) }) {
      return null
    }
    Throwable failed = null
    script.stage('Declarative: Post Actions') {
      Utils.markSynthetic('POST')
      failed = runPost(post, root.agent, null, error)
    }
    return failed
  }

  /** Runs what is due, in Jenkins's order (108); an error ends its own condition only (116). Returns the first. */
  Throwable runPost(Map post, agent, String stage, Throwable error) {
    if (post == null) {
      return null
    }
    Throwable first = null
    for (int i = 0; i < POST_ORDER.size(); i++) {
      String condition = POST_ORDER[i]
      if (post.containsKey(condition) && Utils.isPostDue(condition, stage, Utils.first(error, first))) {
        try {
          withNodeHint(agent) {
            post[condition].call()
          }
        } catch (Throwable failure) {
          first = Utils.first(first, failure)
          if (stage != null) {
            Utils.mark(stage, 'FAILED_AND_CONTINUED')
          }
        }
      }
    }
    return first
  }

  def withNodeHint(agent, Closure body) {
    try {
      body.call()
    } catch (org.jenkinsci.plugins.workflow.steps.MissingContextVariableException missing) {
      if (agent == null || agent.type == 'none') {
        script.error('Attempted to execute a step that requires a node context while ‘agent none’ was specified. Be sure to specify your own ‘node { ... }’ blocks when using ‘agent none’.')
      }
      throw missing
    }
  }

  def isWanted(when) {
    if (when == null) {
      return true
    }
    return allHold(when.conditions)
  }

  def allHold(List conditions) {
    for (int i = 0; i < conditions.size(); i++) {
      if (!holds(conditions[i])) {
        return false
      }
    }
    return true
  }

  def holds(condition) {
    if (condition.name == 'allOf') {
      return allHold(condition.children)
    }
    if (condition.name == 'not') {
      return !holds(condition.children[0])
    }
    if (condition.name == 'anyOf') {
      for (int i = 0; i < condition.children.size(); i++) {
        if (holds(condition.children[i])) {
          return true
        }
      }
      return false
    }
    def value = condition.arguments.call()
    if (condition.name.startsWith('change') && condition.name != 'changeRequest' && !Utils.hasChanges()) {
      script.echo('Warning, empty changelog.' + (script.currentBuild.number == 1 ? ' Probably because this is the first build.' : ' Have you run checkout?'))
    }
    return condition.name == 'expression' ? Utils.isTrue(value) : Utils.holds(condition.name, value)
  }

  def inAgent(root, agent, List options, boolean isTop, Closure body) {
    if (agent == null || agent.type == 'none') {
      body.call()
      return
    }
    def settings = agent.settings == null ? [:] : agent.settings.call()
    Map named = settings instanceof Map ? settings : [label: settings]
    String label = named.label == null ? null : named.label.toString()
    boolean checksOut = !skipsCheckout(options) && !skipsCheckout(isTop ? null : root.options)
    Closure inside = {
      Closure afterCheckout = {
        if (checksOut) {
          checkOut(isTop, body)
        } else {
          body.call()
        }
      }
      if (named.customWorkspace != null) {
        script.ws(named.customWorkspace) {
          afterCheckout.call()
        }
      } else {
        afterCheckout.call()
      }
    }
    if (agent.type == 'kubernetes') {
      retryLost(named.retries) {
        inPod(named, inside)
      }
    } else if (agent.type == 'docker' || agent.type == 'dockerfile') {
      retryLost(named.retries) {
        inContainer(agent.type, named, label, inside)
      }
    } else {
      retryLost(named.retries) {
        script.node(label) {
          inside.call()
        }
      }
    }
  }

  def retryLost(retries, Closure body) {
    if (retries == null) {
      body.call()
    } else {
      script.retry(count: retries, conditions: [script.agent(), script.nonresumable()]) {
        body.call()
      }
    }
  }

  /** Not recorded: how many nodes a container agent has beside these is unknown. */
  def inContainer(String type, Map named, String label, Closure inside) {
    Closure contained = {
      script.docker.image(type == 'docker' ? named.image.toString() : 'dockerfile').inside((named.args ?: '').toString()) {
        inside.call()
      }
    }
    if (named.reuseNode) {
      contained.call()
    } else {
      script.node(label) {
        contained.call()
      }
    }
  }

  def inPod(Map named, Closure inside) {
    script.podTemplate(named) {
      script.node('pod') {
        if (named.defaultContainer != null) {
          script.container(named.defaultContainer) {
            inside.call()
          }
        } else {
          inside.call()
        }
      }
    }
  }

  def checkOut(boolean isTop, Closure body) {
    Map variables = null
    if (isTop) {
      script.stage('Declarative: Checkout SCM') {
        Utils.markSynthetic('PRE')
        variables = script.checkout(script.scm)
      }
    } else {
      variables = script.checkout(script.scm)
    }
    script.withEnv(Utils.assignments(variables)) {
      body.call()
    }
  }

  boolean skipsCheckout(List options) {
    for (option in (options ?: [])) {
      if (option.name == 'skipDefaultCheckout') {
        List given = option.arguments.call()
        return given.isEmpty() || given[0] != false
      }
    }
    return false
  }

  def inAxes(Map axes, Closure body) {
    if (axes == null) {
      body.call()
    } else {
      List assignments = []
      for (axis in axes.keySet().toList()) {
        assignments.add(axis + '=' + axes[axis].call())
      }
      script.withEnv(assignments) {
        body.call()
      }
    }
  }

  /** Later names may refer to earlier ones, earlier to later, and a name to its outer value (032, 033). */
  def inEnvironment(Map block, Map outer, Closure body) {
    if (block == null) {
      body.call()
      return
    }
    Map values = [:]
    for (name in block.keySet().toList()) {
      evaluate(block, name, values, [])
    }
    List bindings = Utils.bindings(values)
    Closure inside = {
      List plain = Utils.plainAssignments(values)
      if (plain) {
        script.withEnv(plain) {
          body.call()
        }
      } else {
        body.call()
      }
    }
    if (bindings) {
      script.withCredentials(bindings) {
        inside.call()
      }
    } else {
      inside.call()
    }
  }

  def evaluate(Map block, String name, Map values, List under) {
    if (values.containsKey(name)) {
      return values[name]
    }
    Closure lookUp = { String wanted ->
      String bare = wanted.startsWith('env.') ? wanted.substring(4) : wanted
      if (block.containsKey(bare) && bare != name && !under.contains(bare)) {
        return evaluate(block, bare, values, under + [name])
      }
      return Utils.propertyOr(script, wanted)
    }
    def value = block[name].call(lookUp)
    values[name] = Utils.isCredential(value) ? value : '' + value
    return values[name]
  }

  Map toolsOf(root, stage) {
    Map tools = [:]
    tools.putAll(root.tools ?: [:])
    tools.putAll(stage.tools ?: [:])
    return tools
  }

  /** The pipeline's own tools are looked up again in every stage (056). */
  def inTools(Map tools, boolean isTop, Closure body) {
    if (!tools) {
      body.call()
      return
    }
    List variables = []
    Closure install = {
      for (type in tools.keySet().toList()) {
        String name = tools[type].call().toString()
        script.tool(name: name, type: type)
        variables.addAll(script.envVarsForTool(toolId: type, toolVersion: name))
      }
    }
    if (isTop) {
      script.stage('Declarative: Tool Install') {
        Utils.markSynthetic('PRE')
        install.call()
      }
    } else {
      install.call()
    }
    script.withEnv(variables) {
      body.call()
    }
  }

  def afterInput(Closure fields, String stage, Closure body) {
    if (fields == null) {
      body.call()
      return
    }
    Map question = fields.call()
    if (question.id == null) {
      question.id = stage
    }
    def answer = script.input(question)
    Map values = [:]
    if (answer instanceof Map) {
      values = answer
    } else if (answer != null) {
      String name = question.parameters ? question.parameters[0].name : question.submitterParameter
      values[name] = answer
    }
    if (values) {
      script.withEnv(Utils.assignments(values)) {
        body.call()
      }
    } else {
      body.call()
    }
  }

  boolean hasOption(List options, String name) {
    for (option in (options ?: [])) {
      if (option.name == name) {
        List given = option.arguments.call()
        return given.isEmpty() || given[0] != false
      }
    }
    return false
  }

  /** Options that are blocks: the first is the outermost. */
  def inOptions(List options, Closure body) {
    List blocks = []
    for (option in (options ?: [])) {
      if (WRAPPERS.contains(option.name) || option.name == 'checkoutToSubdirectory') {
        blocks.add(option)
      }
    }
    inBlocks(blocks, 0, body)
  }

  def inBlocks(List blocks, int index, Closure body) {
    if (index == blocks.size()) {
      body.call()
      return
    }
    def option = blocks[index]
    List given = option.arguments.call()
    Closure inner = {
      inBlocks(blocks, index + 1, body)
    }
    if (option.name == 'checkoutToSubdirectory') {
      script.dir(given[0], inner)
    } else if (given.isEmpty()) {
      script."${option.name}"(inner)
    } else {
      script."${option.name}"(given[0], inner)
    }
  }
}
