/// 完整性检查: each night every stored file and volume is held against its digest.
@org.jspecify.annotations.NullMarked
package org.matricula.archive.fixity;
