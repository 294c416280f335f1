/** `docker`, the variable of the plugin behind container agents: `docker.image(name).inside(options) { … }`. */
class Docker implements Serializable {
  def script

  Docker(script) {
    this.script = script
  }

  Image image(String name) {
    return new Image(script, name)
  }

  static class Image implements Serializable {
    def script
    String name

    Image(script, String name) {
      this.script = script
      this.name = name
    }

    def inside(String options = '', Closure body) {
      script.withDockerContainer(image: name, args: options) {
        body()
      }
    }

    def pull() {
      script.sh(script: 'docker pull', label: 'pull ' + name)
    }
  }
}
