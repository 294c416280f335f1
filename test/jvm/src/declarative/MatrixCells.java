package harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The combinations of a matrix: the first axis varies fastest, and what `excludes` names is left out. */
final class MatrixCells {
    private MatrixCells() {}

    static List<Map<String, String>> of(Declarative.Matrix matrix) {
        List<Map<String, String>> cells = new ArrayList<>(List.of(new LinkedHashMap<>()));
        for (Declarative.Axis axis : matrix.axes) {
            List<Map<String, String>> next = new ArrayList<>();
            for (String value : axis.values) {
                for (Map<String, String> cell : cells) {
                    Map<String, String> extended = new LinkedHashMap<>(cell);
                    extended.put(axis.name, value);
                    next.add(extended);
                }
            }
            cells = next;
        }
        cells.removeIf(cell -> matrix.excludes.stream().anyMatch(exclude -> exclude.stream().allMatch(axis -> takes(axis, cell))));
        return cells;
    }

    private static boolean takes(Declarative.Axis axis, Map<String, String> cell) {
        return axis.values.contains(cell.get(axis.name)) != axis.isNegated;
    }
}
