package ledger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * The ledger over HTTP.
 *
 * <pre>
 * GET  /healthz              the process lives
 * GET  /readyz               it can take requests
 * GET  /accounts/&lt;name&gt;      the balance of an account
 * POST /entries              from=…&amp;to=…&amp;amount=…
 * </pre>
 */
public final class Main {
  /** How long requests under way may take after SIGTERM. */
  private static final int DRAIN_SECONDS = 10;

  private Main() {}

  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
    String host = System.getenv().getOrDefault("HOST", "0.0.0.0");
    Ledger ledger = new Ledger();
    HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
    server.setExecutor(Executors.newFixedThreadPool(8));
    server.createContext("/healthz", exchange -> send(exchange, 200, "{\"status\":\"ok\"}"));
    server.createContext("/readyz", exchange -> send(exchange, 200, "{\"status\":\"ready\"}"));
    server.createContext("/accounts/", exchange -> showAccount(exchange, ledger));
    server.createContext("/entries", exchange -> addEntry(exchange, ledger));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(DRAIN_SECONDS)));
    server.start();
    System.out.println("listening on " + host + ":" + port);
  }

  private static void showAccount(HttpExchange exchange, Ledger ledger) throws IOException {
    String name = exchange.getRequestURI().getPath().substring("/accounts/".length());
    send(exchange, 200, "{\"balance\":" + ledger.balance(name) + "}");
  }

  private static void addEntry(HttpExchange exchange, Ledger ledger) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      send(exchange, 405, "{\"error\":\"Entries are posted.\"}");
      return;
    }
    Map<String, String> form =
        parseForm(new String(exchange.getRequestBody().readNBytes(10_000), StandardCharsets.UTF_8));
    try {
      ledger.add(
          new Ledger.Entry(
              form.getOrDefault("from", ""),
              form.getOrDefault("to", ""),
              Long.parseLong(form.getOrDefault("amount", ""))));
      send(exchange, 201, "{\"entries\":" + ledger.size() + "}");
    } catch (NumberFormatException problem) {
      send(exchange, 400, "{\"error\":\"The amount must be a whole number.\"}");
    } catch (IllegalArgumentException | ArithmeticException problem) {
      send(exchange, 400, "{\"error\":\"" + problem.getMessage() + "\"}");
    }
  }

  static Map<String, String> parseForm(String text) {
    Map<String, String> form = new HashMap<>();
    for (String pair : text.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0)
        form.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
    }
    return form;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }
}
