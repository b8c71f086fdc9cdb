/// 转班: a change of class within the same year and programme.
@org.jspecify.annotations.NullMarked
package org.matricula.change.homeclass;
