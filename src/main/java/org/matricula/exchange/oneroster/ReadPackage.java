package org.matricula.exchange.oneroster;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.personal.PersonName;

/// 导入数据包: the students of a OneRoster CSV package (1.1 or 1.2, in bulk) as the lines of a roster,
/// which then goes the way of every roster: previewed, judged row by row, applied, taken back.
public final class ReadPackage {

    private static final Set<String> NEEDED = Set.of("manifest", "users");
    private static final Set<String> READ =
            Set.of("manifest", "users", "roles", "classes", "enrollments", "demographics");
    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_ENTRIES = 100;
    private static final int MOST_ROWS = 200_000;
    private static final String[] HEADINGS = {"姓名", "学号", "性别", "出生日期", "班级"};

    private final Map<String, List<Map<String, String>>> tables = new HashMap<>();

    private ReadPackage() {}

    /// @return the roster as CSV
    /// @throws Refused with the sentence why it is no such package
    public static InputStream roster(InputStream zip) {
        var read = new ReadPackage();
        read.unpack(zip);
        read.check();
        return new ByteArrayInputStream(read.roster());
    }

    private void unpack(InputStream content) {
        var entries = 0;
        var left = MOST_BYTES;
        try (var zip = new ZipInputStream(content, StandardCharsets.UTF_8)) {
            for (var it = zip.getNextEntry(); it != null; it = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw refused("too-large");
                }
                var name = it.getName().replaceFirst("\\.csv$", "");
                if (!READ.contains(name)) {
                    left = passed(zip, left);
                    continue;
                }
                var bytes = zip.readNBytes((int) left + 1);
                left -= bytes.length;
                if (left < 0) {
                    throw refused("too-large");
                }
                if (tables.put(name, parsed(name, bytes)) != null) {
                    throw refused("twice", name + ".csv");
                }
            }
        } catch (ZipException | IllegalArgumentException damaged) {
            throw refused("damaged");
        } catch (IOException cut) {
            throw refused("damaged");
        }
        NEEDED.stream()
                .filter(it -> !tables.containsKey(it))
                .sorted()
                .findFirst()
                .ifPresent(it -> {
                    throw refused("lacks", it + ".csv");
                });
    }

    /// What is not needed is unpacked to be passed over, never kept.
    private static long passed(ZipInputStream zip, long most) throws IOException {
        var buffer = new byte[8192];
        var left = most;
        for (var n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
            left -= n;
            if (left < 0) {
                throw refused("too-large");
            }
        }
        return left;
    }

    private static List<Map<String, String>> parsed(String name, byte[] bytes) {
        var rows = new ArrayList<Map<String, String>>();
        try (var csv = CsvReader.builder().ofNamedCsvRecord(text(name, bytes))) {
            for (NamedCsvRecord it : csv) {
                if (rows.size() == MOST_ROWS) {
                    throw refused("too-large");
                }
                rows.add(it.getFieldsAsMap());
            }
            return rows;
        } catch (CsvParseException | IllegalArgumentException | IllegalStateException malformed) {
            throw refused("malformed", name + ".csv", Integer.toString(rows.size() + 2));
        } catch (IOException | UncheckedIOException impossible) {
            throw refused("malformed", name + ".csv", Integer.toString(rows.size() + 2));
        }
    }

    private static String text(String name, byte[] bytes) {
        try {
            var text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw refused("encoding", name + ".csv");
        }
    }

    private void check() {
        var manifest = new HashMap<String, String>();
        table("manifest")
                .forEach(it -> manifest.put(value(it, "propertyName"), value(it, "value")));
        var version = manifest.getOrDefault("oneroster.version", "");
        if (!version.equals("1.2") && !version.equals("1.1")) {
            throw refused("version", version);
        }
        if (!"bulk".equals(manifest.get("file.users"))) {
            throw refused("bulk");
        }
        for (var column : List.of("sourcedId", "givenName", "familyName")) {
            if (!table("users").isEmpty() && !table("users").getFirst().containsKey(column)) {
                throw refused("column", "users.csv", column);
            }
        }
    }

    private byte[] roster() {
        var students = students();
        var demographics = byId("demographics", "sourcedId");
        var homerooms = homerooms();
        var bytes = new ByteArrayOutputStream();
        try (var csv =
                CsvWriter.builder().build(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
            csv.writeRecord(HEADINGS);
            for (var user : table("users")) {
                var id = value(user, "sourcedId");
                if (students.contains(id)) {
                    var more = demographics.getOrDefault(id, Map.of());
                    csv.writeRecord(
                            name(user),
                            value(user, "identifier"),
                            sex(value(more, "sex")),
                            value(more, "birthDate"),
                            homerooms.getOrDefault(id, ""));
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /// In 1.2 by `roles.csv`, in 1.1 by the user's own column.
    private Set<String> students() {
        var students = new HashSet<String>();
        table("roles").stream()
                .filter(it -> value(it, "role").equals("student"))
                .forEach(it -> students.add(value(it, "userSourcedId")));
        table("users").stream()
                .filter(it -> value(it, "role").equals("student"))
                .forEach(it -> students.add(value(it, "sourcedId")));
        if (students.isEmpty()) {
            throw refused("no-students");
        }
        return students;
    }

    private Map<String, String> homerooms() {
        var titles = new HashMap<String, String>();
        table("classes").stream()
                .filter(it -> value(it, "classType").equals("homeroom"))
                .forEach(it -> titles.put(value(it, "sourcedId"), value(it, "title")));
        var homerooms = new HashMap<String, String>();
        table("enrollments").stream()
                .filter(it -> value(it, "role").equals("student"))
                .filter(it -> titles.containsKey(value(it, "classSourcedId")))
                .forEach(it ->
                        homerooms.putIfAbsent(
                                value(it, "userSourcedId"),
                                titles.get(value(it, "classSourcedId"))));
        return homerooms;
    }

    private Map<String, Map<String, String>> byId(String table, String column) {
        var found = new HashMap<String, Map<String, String>>();
        table(table).forEach(it -> found.put(value(it, column), it));
        return found;
    }

    private List<Map<String, String>> table(String name) {
        return tables.getOrDefault(name, List.of());
    }

    private static String value(Map<String, String> row, String column) {
        @Nullable String value = row.get(column);
        return value == null ? "" : value.strip();
    }

    /// A Chinese name is written together, surname first; another with the family's name last.
    private static String name(Map<String, String> user) {
        var family = value(user, "familyName");
        var given = value(user, "givenName");
        if (family.equals(given)) {
            return family;
        }
        var chinese = (family + given).codePoints().allMatch(Character::isIdeographic);
        var surname =
                family.codePointCount(0, family.length()) == 1
                        || PersonName.compoundSurnames().contains(family);
        return chinese && surname ? family + given : given + "·" + family;
    }

    private static String sex(String word) {
        return switch (word) {
            case "male" -> "男";
            case "female" -> "女";
            default -> "";
        };
    }

    private static Refused refused(String why, Object... args) {
        return new Refused(Refusal.rule("import.oneroster." + why, args).at("file"));
    }
}
