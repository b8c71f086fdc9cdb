package org.matricula.vault;

import java.util.Base64;
import java.util.NavigableMap;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The keys of one file. The newest seals, every one opens; the index key has no successor, for
/// what was filed under it could not be found again.
///
/// @param sealing keys by their id
/// @param indexSuite the suite the index was begun with
record KeyRing(NavigableMap<Integer, byte[]> sealing, Suite indexSuite, byte[] index) {

    static final int KEY = 32;
    private static final int LAST_ID = 0xffff;
    private static final String SEAL = "seal.";
    private static final String INDEX = "index.";

    int newest() {
        return sealing.lastKey();
    }

    byte @Nullable [] key(int id) {
        return sealing.get(id);
    }

    KeyRing with(byte[] successor) {
        var id = newest() + 1;
        if (id > LAST_ID) {
            throw new IllegalStateException("no key id is left");
        }
        var longer = new TreeMap<>(sealing);
        longer.put(id, successor);
        return new KeyRing(longer, indexSuite, index);
    }

    static KeyRing first(byte[] key, Suite suite, byte[] index) {
        return new KeyRing(new TreeMap<>(java.util.Map.of(1, key)), suite, index);
    }

    static KeyRing read(Properties lines) {
        var sealing = new TreeMap<Integer, byte[]>();
        byte[] index = null;
        Suite suite = null;
        for (var name : lines.stringPropertyNames()) {
            var key = Base64.getDecoder().decode(lines.getProperty(name));
            if (key.length != KEY) {
                throw new IllegalStateException("the key " + name + " is not of 32 bytes");
            }
            if (name.startsWith(SEAL)) {
                sealing.put(Integer.parseInt(name.substring(SEAL.length())), key);
            } else if (name.startsWith(INDEX)) {
                suite = Suite.of(name.substring(INDEX.length()));
                index = key;
            }
        }
        if (sealing.isEmpty() || suite == null || index == null) {
            throw new IllegalStateException("the key file lacks a sealing key or the index key");
        }
        return new KeyRing(sealing, suite, index);
    }

    String written() {
        var lines = new StringBuilder();
        sealing.forEach((id, key) -> line(lines, SEAL + id, key));
        line(lines, INDEX + indexSuite.word(), index);
        return lines.toString();
    }

    private static void line(StringBuilder lines, String name, byte[] key) {
        lines.append(name)
                .append(" = ")
                .append(Base64.getEncoder().encodeToString(key))
                .append('\n');
    }

    @Override
    public String toString() {
        return "KeyRing" + sealing.keySet();
    }
}
