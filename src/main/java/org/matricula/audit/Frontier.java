package org.matricula.audit;

import java.util.Arrays;
import java.util.List;

/// The right edge of the tree as bytes, so that it grows on where it stopped.
final class Frontier {

    private static final int HASH = LedgerVerifier.HASH;

    private Frontier() {}

    static byte[] of(LedgerVerifier.Tree tree) {
        return concatenated(tree.roots);
    }

    static LedgerVerifier.Tree tree(long size, byte[] frontier) {
        var tree = new LedgerVerifier.Tree();
        tree.size = size;
        for (var i = 0; i < frontier.length; i += HASH) {
            tree.roots.add(Arrays.copyOfRange(frontier, i, i + HASH));
        }
        return tree;
    }

    static byte[] concatenated(List<byte[]> hashes) {
        var all = new byte[hashes.size() * HASH];
        for (var i = 0; i < hashes.size(); i++) {
            System.arraycopy(hashes.get(i), 0, all, i * HASH, HASH);
        }
        return all;
    }
}
