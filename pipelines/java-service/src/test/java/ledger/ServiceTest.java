package ledger;

import static ledger.Checks.expect;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** Tests that ask the running service at SERVICE_URL. */
public final class ServiceTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private ServiceTest() {}

  public static void main(String[] arguments) throws Exception {
    Checks checks = new Checks("service");
    checks.add(
        "an entry changes both balances",
        () -> {
          HttpResponse<String> added = post("from=integration&to=test&amount=42");
          expect(added.statusCode() == 201, "status " + added.statusCode());
          HttpResponse<String> account = send(request("/accounts/test").GET());
          expect(account.body().contains("42"), account.body());
        });
    checks.add(
        "an entry without an amount is refused",
        () -> expect(post("from=a&to=b").statusCode() == 400, "it was taken"));
    checks.run(Path.of("build/test-results/service.xml"));
  }

  private static HttpResponse<String> post(String form) throws Exception {
    return send(request("/entries").POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(System.getenv("SERVICE_URL") + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
