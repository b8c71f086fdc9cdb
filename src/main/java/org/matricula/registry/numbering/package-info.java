/// 学号编制: student numbers by the school's own pattern, given once and never again.
@org.jspecify.annotations.NullMarked
package org.matricula.registry.numbering;
