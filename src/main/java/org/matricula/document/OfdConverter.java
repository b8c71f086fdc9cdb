package org.matricula.document;

import org.matricula.kernel.Refused;

/// 版式转换: makes an OFD (GB/T 33190) of a paper's PDF, its words kept as words. The program holds no
/// library that does; a school that must hand in OFD runs a service of its own.
public interface OfdConverter {

    /// Whether there is one; without it no page offers an OFD.
    boolean offered();

    /// By whom it is made, as the ledger names them.
    String name();

    /// @return what was answered, within the measure of a paper and not judged yet
    /// @throws Refused if nothing usable came back in time
    byte[] convert(byte[] pdf);
}
