package org.matricula.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts what passes, for the progress shown.
final class Counted extends FilterInputStream {

    private final long size;
    private volatile long passed;

    Counted(InputStream from, long size) {
        super(from);
        this.size = size;
    }

    @Override
    public int read() throws IOException {
        var next = super.read();
        if (next >= 0) {
            passed = passed + 1;
        }
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        var n = super.read(into, offset, length);
        if (n > 0) {
            passed = passed + n;
        }
        return n;
    }

    double share() {
        return size <= 0 ? 0 : Math.min(1.0, (double) passed / size);
    }
}
