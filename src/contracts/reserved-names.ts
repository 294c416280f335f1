/**
 * Names that no step may have. A step of the shared library is a global variable, and Jenkins finds
 * global variables before its own steps: one that is called `sh` would take the place of `sh` in
 * every pipeline that loads the library.
 *
 * `run` is ours on purpose, although a script has a method and Jenkins a symbol of that name: the
 * method takes no argument, so that no call of the step can mean it, and the symbol is the value of
 * a kind of parameter that a library step never starts a job with.
 */

/**
 * Words that Groovy 2.4's lexer reserves (from its grammar; `threadsafe` is the one people do not
 * expect), with the three literals. None of them can be a name or be printed as a bare map key.
 */
export const groovyWords = toSet(
  'abstract as assert boolean break byte case catch char class const continue def default do ' +
    'double else enum extends false final finally float for goto if implements import in ' +
    'instanceof int interface long native new null package private protected public return short ' +
    'static strictfp super switch synchronized this threadsafe throw throws trait transient true ' +
    'try void volatile while',
);

/** Words of TypeScript that Groovy does not reserve; a contract is a constant of its name. */
const typeScriptWords = toSet(
  'arguments async await debugger delete eval export function let of typeof undefined var with ' +
    'yield',
);

/**
 * Methods that every Groovy script has: of `Script`, of `Object`, and those that Groovy 2.4.21 adds
 * to every object. Calling a step of such a name would call the method.
 */
const scriptMethods = toSet(
  'addShutdownHook any asBoolean asType binding clone collect dump each eachWithIndex equals ' +
    'evaluate every finalize find findAll findIndexOf findIndexValues findLastIndexOf findResult ' +
    'getAt getBinding getClass getMetaClass getMetaPropertyValues getProperties getProperty grep ' +
    'hasProperty hashCode identity inject inspect invokeMethod is isCase iterator metaClass ' +
    'methodMissing notify notifyAll print printf println propertyMissing putAt respondsTo ' +
    'setBinding setMetaClass setProperty sleep split sprintf toString use wait withTraits',
);

/** Steps of a Jenkins with 105 plugins, as it lists them when a step is unknown (recorded case 141). */
const jenkinsSteps = toSet(
  'ansiColor archive bat build catchError checkout compareVersions container containerLog ' +
    'deleteDir dir dockerFingerprintFrom dockerFingerprintRun echo emailext emailextrecipients ' +
    'envVarsForTool error fileExists findFiles getContext git input isUnix junit library ' +
    'libraryResource load lock mail milestone node nodesByLabel parallel podTemplate powershell ' +
    'prependToFile properties publishChecks publishHTML pwd pwsh readCSV readFile readJSON ' +
    'readManifest readMavenPom readProperties readTOML readTrusted readYaml resolveScm retry ' +
    'script sh sha1 sha256 sleep sshagent stage stash step tar tee timeout timestamps tm tool ' +
    'touch unarchive unstable unstash untar unzip validateDeclarativePipeline verifySha1 ' +
    'verifySha256 waitForBuild waitUntil warnError withChecks withContext withCredentials ' +
    'withDockerContainer withDockerRegistry withDockerServer withEnv wrap writeCSV writeFile ' +
    'writeJSON writeMavenPom writeTOML writeYaml ws zip',
);

/**
 * Symbols and global variables of the same Jenkins: what stands inside the arguments of its steps,
 * `string(name: …)`, and would be taken for a call of ours.
 */
const jenkinsSymbols = toSet(
  'GitUsernamePassword agent all allBranchesSame allOf always any anyOf apiToken ' +
    'apiTokenProperty architecture archiveArtifacts artifactManager assembla authorInChangelog ' +
    'authorizationMatrix batchFile bitbucket bitbucketServer booleanParam branch ' +
    'brokenBuildSuspects brokenTestsSuspects browser buildButton buildDiscarder buildDiscarders ' +
    'buildRetention buildSingleRevisionOnly buildUser buildingTag builtInNode caseInsensitive ' +
    'caseSensitive certificate cgit changeRequest changelog changelogBase changelogToBranch ' +
    'changeset checkoutOption checkoutToSubdirectory choice choiceParam cleanAfterCheckout ' +
    'cleanBeforeCheckout cleanWs clock cloneOption command computerRetentionCheckInterval ' +
    'configFile configFileProvider configMapVolume consoleUrlProvider containerEnvVar ' +
    'containerLivenessProbe containerTemplate contributor cps credentials cron crumb culprits ' +
    'currentBuild default defaultDisplayUrlProvider defaultFolderConfiguration defaultView demand ' +
    'developers disableConcurrentBuilds disableRestartFromStage disableResume discoverOtherRefs ' +
    'discoverOtherRefsTrait diskSpace diskSpaceMonitor docker dockerCert dockerServer dockerTool ' +
    'dockerfile downstream dumb durabilityHint dynamicPVC emptyDirVolume emptyDirWorkspaceVolume ' +
    'env envVar envVars envVarsFilter environment equals executor experimentalFlags expression ' +
    'extendedEmailPublisher file fileParam filePath fingerprint fingerprints firstBuildChangelog ' +
    'fisheye folderConfigFiles frameOptions freeStyle freeStyleJob fromDocker fromScm fromSource ' +
    'genericEphemeralVolume gitBranchDiscovery gitHooks gitHubBranchDiscovery ' +
    'gitHubBranchHeadAuthority gitHubExcludeArchivedRepositories gitHubExcludeForkedRepositories ' +
    'gitHubExcludePrivateRepositories gitHubExcludePublicRepositories gitHubForkDiscovery ' +
    'gitHubIgnoreDraftPullRequestFilter gitHubPullRequestDiscovery gitHubSshCheckout ' +
    'gitHubTagDiscovery gitHubTopicsFilter gitHubTrustContributors gitHubTrustEveryone ' +
    'gitHubTrustNobody gitHubTrustPermissions gitLab gitList gitSCM gitTagDiscovery gitTool ' +
    'gitUsernamePassword gitWeb gitblit github githubProjectProperty githubPush gitiles ' +
    'globalConfigFiles gogs group headRegexFilter headWildcardFilter hostPathVolume ' +
    'hostPathWorkspaceVolume hyperlink hyperlinkToModels ignoreOnPush inbound inheriting ' +
    'inheritingGlobal installSource isRestartedRun jdk jgit jgitapache jnlp jobBuildDiscarder ' +
    'jobDsl jobName junitTestResultStorage kiln kubeconfig kubernetes kubernetesAgent label ' +
    'lastDuration lastFailure lastGrantedAuthorities lastStable lastSuccess legacy legacySCM lfs ' +
    'list local localBranch localBranchTrait location logRotator loggedInUsersCanDoAnything ' +
    'mailer masterBuild maven maven3Mojos mavenErrors mavenGlobalConfig mavenMojos mavenWarnings ' +
    'merge modernSCM multiBranchProjectDisplayNaming multibranch myView namedBranchesDifferent ' +
    'never newContainerPerStage nfsVolume nfsWorkspaceVolume nodeProperties nodejs nodejsci ' +
    'nonInheriting none nonresumable not onFailure organizationFolder override ' +
    'overrideIndexTriggers paneStatus parallelsAlwaysFailFast parameters params password pattern ' +
    'perBuildTag permanent persistentVolumeClaim persistentVolumeClaimWorkspaceVolume phabricator ' +
    'pipeline pipelineGraphView pipelineTriggers plainText plugin podAnnotation podEnvVar ' +
    'podLabel pollSCM portMapping preserveStashes previous prism projectNamingStrategy proxy ' +
    'pruneStaleBranch pruneStaleTag pruneTags queueItemAuthenticator quietPeriod rateLimit ' +
    'rateLimitBuilds recipients redmine refSpecs remoteName requestor resourceRoot responseTime ' +
    'retainOnlyVariables rhodeCode runParam sSHLauncher schedule scm scmGit scmRetryCount ' +
    'scriptApproval scriptApprovalLink search secretEnvVar secretVolume security shell ' +
    'simpleBuildDiscarder skipDefaultCheckout skipStagesAfterUnstable slave sourceRegexFilter ' +
    'sourceWildcardFilter sparseCheckout sparseCheckoutPaths ssh sshPublicKey sshUserPrivateKey ' +
    'standard status string stringParam submodule submoduleOption suppressAutomaticTriggering ' +
    'suppressFolderAutomaticTriggering swapSpace tag teamFoundation teamSlugFilter text textParam ' +
    'timestamper timestamperConfig timezone tmpSpace toolLocation triggeredBy unsecured untrusted ' +
    'upstream upstreamDevelopers url user userIdentity userOrGroup userSeed usernameColonPassword ' +
    'usernamePassword viewgit viewsTabBar weather workspace x509ClientCert',
);

/** Directives of Declarative. */
const declarativeWords = toSet(
  'agent axes axis environment exclude excludes input libraries matrix notValues options ' +
    'parallel parameters post stage stages steps tools triggers values when',
);

/** What the step functions and the library have beside the contracts; `then` would make them a promise. */
const ownNames = toSet('inside installRunner platformStep then unstashIfPresent when within');

const reasons: readonly (readonly [ReadonlySet<string>, string])[] = [
  [groovyWords, 'Groovy reserves the word'],
  [typeScriptWords, 'TypeScript reserves the word'],
  [jenkinsSteps, 'Jenkins has a step of that name'],
  [declarativeWords, 'it is a directive of Declarative pipelines'],
  [jenkinsSymbols, 'Jenkins has a symbol or variable of that name'],
  [scriptMethods, 'every Groovy script has a method of that name'],
  [ownNames, 'the DSL or the shared library has that name'],
];

/** Why no step can have this name, as a clause; undefined when it can. */
export function explainReservedName(name: string): string | undefined {
  if (!/^[a-z][A-Za-z0-9]*$/.test(name))
    return 'a name is letters and digits in camelCase, and begins with a small letter';
  if (name in Object.prototype) return 'every object of JavaScript has a member of that name';
  return reasons.find(([names]) => names.has(name))?.[1];
}

function toSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
