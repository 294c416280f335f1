package harness;

/** Label expressions of agents: `a && (b || !c)`. */
final class Labels {
    private final String text;
    private int at;
    private final String label;

    private Labels(String text, String label) {
        this.text = text;
        this.label = label;
    }

    static boolean matches(String expression, String label) {
        return expression == null || expression.isBlank() || new Labels(expression.replace(" ", ""), label).or();
    }

    private boolean or() {
        boolean value = and();
        while (take("||")) value |= and();
        return value;
    }

    private boolean and() {
        boolean value = one();
        while (take("&&")) value &= one();
        return value;
    }

    private boolean one() {
        if (take("!")) return !one();
        if (take("(")) {
            boolean value = or();
            take(")");
            return value;
        }
        int start = at;
        while (at < text.length() && "|&()!".indexOf(text.charAt(at)) < 0) at++;
        return text.substring(start, at).equals(label);
    }

    private boolean take(String token) {
        if (!text.startsWith(token, at)) return false;
        at += token.length();
        return true;
    }
}
