/// 查重并档: two persons who may be one, decided by two people, and taken back when it was wrong.
@org.jspecify.annotations.NullMarked
package org.matricula.registry.duplicate;
