package harness;

/** Whether Jenkins takes a text for a schedule: lines of five fields within their bounds. */
final class CronText {
    private static final int[][] BOUNDS = {{0, 59}, {0, 23}, {1, 31}, {1, 12}, {0, 7}};

    private CronText() {}

    static boolean isValid(String text) {
        for (String line : text.split("\n")) {
            String plain = line.strip();
            if (plain.isEmpty() || plain.startsWith("#") || plain.startsWith("@") || plain.startsWith("TZ=")) continue;
            String[] fields = plain.split("\\s+");
            if (fields.length != 5) return false;
            for (int i = 0; i < 5; i++) for (String part : fields[i].split(",")) if (!isValid(part, BOUNDS[i])) return false;
        }
        return true;
    }

    private static boolean isValid(String part, int[] bounds) {
        for (String number : part.split("[^0-9]+")) {
            if (number.isEmpty()) continue;
            int value = Integer.parseInt(number);
            boolean isStep = part.contains("/" + number);
            if (value > bounds[1] || !isStep && value < bounds[0]) return false;
        }
        return true;
    }
}
