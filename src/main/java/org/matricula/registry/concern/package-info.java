/// 班级学情: who of a class needs looking after, from what every module knows.
@org.jspecify.annotations.NullMarked
package org.matricula.registry.concern;
